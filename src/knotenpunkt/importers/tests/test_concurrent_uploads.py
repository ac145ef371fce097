"""Uploads across processes: two who write at once write once, and a reader that is killed is followed by another."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

from knotenpunkt.importers.tests.conftest import DEMO
from tests.harness.site import COMMAND, instance_environment

_SET_UP = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "knotenpunkt.config.settings"
import django
django.setup()
from django.conf import settings
from django.utils import timezone
from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.receive_workbook import ReceivedFile, receive_workbook
from knotenpunkt.importers.jobs import upload_job
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.regions.models import Centre
settings.UPLOADS_IN_THREADS = False
centre = Centre.objects.get(slug="heinsberg")
now = timezone.now()
def upload():
    return WorkbookUpload.objects.unscoped(reason="there is one only").get()
"""
_KILLED = (
    _SET_UP
    + """
file = Path(sys.argv[1])
received = receive_workbook(centre, ReceivedFile(file.name, file.read_bytes()), actor=OPERATOR, now=now)
def killed(upload, token, *, now, progress):
    progress("Angebote lesen", 1, 226)
    os.kill(os.getpid(), signal.SIGKILL)
upload_job.read_upload = killed
upload_job.start_errand(received, Errand.READ, actor=OPERATOR, now=now)
"""
)
_SEEN = _SET_UP + "print(upload().state, upload().is_interrupted(now + timedelta(minutes=2)), upload().stage)"
_READ = (
    _SET_UP + "upload_job.start_errand(upload(), Errand.READ, actor=OPERATOR, now=now + timedelta(minutes=2))"
)
_APPLY = _SET_UP + "upload_job.start_errand(upload(), Errand.APPLY, actor=OPERATOR, now=now)"


def python(script: str, data: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=instance_environment(data) | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The exit status and what was written."""
    written, _ = process.communicate()
    return process.returncode, written


def test_a_killed_reader_is_followed_and_two_writers_write_once(tmp_path: Path) -> None:
    environment = instance_environment(tmp_path)
    subprocess.run([COMMAND, "init"], env=environment, check=True, capture_output=True)
    killed, _ = ended(python(_KILLED, tmp_path, str(DEMO)))
    _, seen = ended(python(_SEEN, tmp_path))
    read, _ = ended(python(_READ, tmp_path))
    writers = [python(_APPLY, tmp_path) for _ in range(2)]

    assert (killed, seen.strip(), read) == (-signal.SIGKILL, "reading True Angebote lesen", 0)
    assert [ended(writer)[0] for writer in writers] == [0, 0]
    with sqlite3.connect(tmp_path / "knotenpunkt.sqlite3") as database:
        actions = Counter(action for (action,) in database.execute("SELECT action FROM shared_auditevent"))
        (state,) = database.execute("SELECT state FROM importers_workbookupload").fetchone()
    assert (actions["importers.apply_upload"], state) == (1, "applied")
    assert (actions["directory.service.create"], actions["directory.organization.create"]) == (226, 98)
