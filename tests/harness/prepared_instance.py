"""An instance of its own for tests that need several processes, on the database that the suite runs on."""

import os
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from tests.harness.site import COMMAND, instance_environment


def prepared_instance(folder: Path) -> dict[str, str]:
    """The environment of an instance that `init` has prepared."""
    environment = instance_environment(folder)
    server = os.environ.get("KNOTENPUNKT_TEST_SERVER")
    if server:
        environment["KNOTENPUNKT_DATABASE_URL"] = _new_database(
            server, f"instance_{os.getpid()}_{folder.name}"
        )
    subprocess.run([COMMAND, "init"], env=environment, check=True, capture_output=True)
    return environment


def _new_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server.rsplit("/", 1)[0] + f"/{name}"
