"""Commands that need a prepared instance, and what they say where there is none."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

UNUSABLE = 2


class Unusable(Exception):
    """What a command was asked to work on cannot be used; the text is one German sentence or two."""


class InstanceCommand(BaseCommand):
    """A command on an instance; where it cannot work it says so without a traceback, exit status 2.

    Django's checks of the code are left to the suite: they ask the database before it is known to be there.
    """

    requires_system_checks = ()
    requires_migrations_checks = True

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Unusable as problem:
            self.stderr.write(str(problem))
            sys.exit(UNUSABLE)

    def check_migrations(self) -> None:
        check_prepared()


def check_reachable() -> None:
    """Raise Unusable unless the data folder can be made and written and the database answers."""
    folder: Path = settings.DATA_FOLDER
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        raise Unusable(
            f"Der Datenordner {folder} fehlt oder lässt sich nicht beschreiben. Bitte die Rechte prüfen oder mit "
            "KNOTENPUNKT_DATA einen anderen nennen."
        )
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Unusable(
            f"Die Datenbank {_named()} antwortet nicht. Bitte prüfen, ob sie läuft und ob KNOTENPUNKT_DATABASE_URL "
            "stimmt."
        ) from error


def check_prepared() -> None:
    """Raise Unusable unless the instance was prepared by this version of the program."""
    if connection.vendor == "sqlite" and not (_is_in_memory() or _file().exists()):
        raise _not_prepared()  # before asking, since asking would make an empty file
    check_reachable()
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        raise _not_prepared()
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unusable("Die Datenbank ist älter als das Programm. Bitte zuerst `knotenpunkt init` ausführen.")


def _not_prepared() -> Unusable:
    return Unusable("Die Instanz ist noch nicht eingerichtet. Bitte zuerst `knotenpunkt init` ausführen.")


def _is_in_memory() -> bool:
    return cast(bool, connection.is_in_memory_db())  # type: ignore[attr-defined]


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _named() -> str:
    """The database as an operator knows it, without the password."""
    place = connection.settings_dict
    host = f" auf {place['HOST']}{':' if place['PORT'] else ''}{place['PORT']}" if place["HOST"] else ""
    return f"{place['NAME']}{host}"
