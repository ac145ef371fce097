"""Locks by name, across processes; a lock whose holder dies is free again.

On PostgreSQL a lock lives in the database, so that it holds across machines; with SQLite there is one machine, and a
lock on a file in the data folder does.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

_NAMESPACE = zlib.crc32(b"knotenpunkt") - 2**31


class LockHeld(Exception):
    """Somebody else holds the lock."""


@contextmanager
def named_lock(name: str) -> Iterator[None]:
    """Hold the lock; raises LockHeld at once where another holds it. A name is one of ours, fit for a file."""
    with _database_lock(name) if connection.vendor == "postgresql" else _file_lock(name):
        yield


def lock_keys(name: str) -> list[int]:
    """The two numbers by which PostgreSQL knows the lock."""
    return [_NAMESPACE, zlib.crc32(name.encode()) - 2**31]


@contextmanager
def _file_lock(name: str) -> Iterator[None]:
    folder = settings.DATA_FOLDER / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeld(name) from None
        yield


@contextmanager
def _database_lock(name: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", lock_keys(name))
        if not cursor.fetchone()[0]:
            raise LockHeld(name)
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", lock_keys(name))
