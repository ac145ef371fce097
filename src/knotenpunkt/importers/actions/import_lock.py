"""One import at a time for each centre, across processes; a lock whose holder dies is free again.

On PostgreSQL the lock lives in the database, so that it holds across machines; with SQLite there is one machine,
and a lock on a file in the data folder does.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from knotenpunkt.importers.problems import WorkbookProblem
from knotenpunkt.regions.models import Centre

_NAMESPACE = zlib.crc32(b"knotenpunkt.importers") - 2**31


@contextmanager
def import_lock(centre: Centre) -> Iterator[None]:
    """Hold the centre's import lock; raises ImportBusy at once where another import holds it."""
    with _database_lock(centre) if connection.vendor == "postgresql" else _file_lock(centre):
        yield


class ImportBusy(WorkbookProblem):
    """Another import of the same centre is under way."""


def _busy(centre: Centre) -> ImportBusy:
    return ImportBusy(
        f"Für {centre.name} läuft gerade ein anderer Import. Bitte warten, bis er fertig ist, und dann wiederholen."
    )


@contextmanager
def _file_lock(centre: Centre) -> Iterator[None]:
    folder = settings.DATA_FOLDER / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"import-{centre.key}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _busy(centre) from None
        yield


def lock_keys(centre: Centre) -> list[int]:
    """The two numbers by which PostgreSQL knows the lock."""
    return [_NAMESPACE, zlib.crc32(centre.key.encode()) - 2**31]


@contextmanager
def _database_lock(centre: Centre) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", lock_keys(centre))
        if not cursor.fetchone()[0]:
            raise _busy(centre)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock_keys(centre))
