"""An instance of its own for tests that need several processes, on the database that the suite runs on."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql

from tests.harness.site import COMMAND, instance_environment


def prepared_instance(folder: Path) -> dict[str, str]:
    """The environment of an instance that `init` has prepared."""
    environment = instance_environment(folder)
    server = os.environ.get("KNOTENPUNKT_TEST_SERVER")
    if server is None:
        shutil.copytree(_prepared_once(), folder, dirs_exist_ok=True)
        return environment
    environment["KNOTENPUNKT_DATABASE_URL"] = _new_database(server, f"instance_{os.getpid()}_{folder.name}")
    _prepare(environment)
    return environment


@cache
def _prepared_once() -> Path:
    """A folder with an instance on SQLite, to be copied: this process prepares no second one."""
    folder = Path(tempfile.mkdtemp(prefix="knotenpunkt-prepared-"))
    atexit.register(shutil.rmtree, folder)
    _prepare(instance_environment(folder))
    return folder


def _prepare(environment: dict[str, str]) -> None:
    subprocess.run([COMMAND, "init"], env=environment, check=True, capture_output=True)


def _new_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server.rsplit("/", 1)[0] + f"/{name}"
