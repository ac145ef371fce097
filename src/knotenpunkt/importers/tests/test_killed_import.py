"""An import whose process is killed in the middle: nothing was written, and the next import is not locked out."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from knotenpunkt.importers.tests.conftest import DEMO
from tests.harness.site import COMMAND, instance_environment

_KILLED_BEFORE_COMMIT = """
import os, signal
os.environ["DJANGO_SETTINGS_MODULE"] = "knotenpunkt.config.settings"
import django
django.setup()
from knotenpunkt.importers.actions import apply_import
apply_import.audit.record = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
from knotenpunkt.config.console import main
main()
"""


def entries(data: Path) -> int:
    connection = sqlite3.connect(data / "knotenpunkt.sqlite3")
    try:
        found = connection.execute(
            "SELECT (SELECT count(*) FROM directory_service) + (SELECT count(*) FROM directory_organization)"
        )
        return int(found.fetchone()[0])
    finally:
        connection.close()


def test_killed_import_leaves_nothing_and_no_lock(tmp_path: Path) -> None:
    environment = instance_environment(tmp_path)
    arguments = ["import-workbook", str(DEMO), "--centre", "heinsberg", "--apply"]
    subprocess.run([COMMAND, "init"], env=environment, check=True, capture_output=True)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_BEFORE_COMMIT, *arguments],
        env=environment,
        capture_output=True,
        check=False,
    )
    after_kill = entries(tmp_path)
    again = subprocess.run([COMMAND, *arguments], env=environment, capture_output=True, check=False)
    assert (killed.returncode, after_kill, again.returncode, entries(tmp_path)) == (
        -signal.SIGKILL,
        0,
        0,
        324,
    )
