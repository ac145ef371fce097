"""Writing only if the database is free at once: what merely counts must not keep a reader waiting.

SQLite lets one process write at a time, and an import may write for a minute. PostgreSQL locks rows, so nothing waits.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

BRIEF, AT_MOST = 50, 3_000  # milliseconds: while somebody waits for an answer; while a process ends


@contextmanager
def brief_wait(milliseconds: int) -> Iterator[None]:
    """Within this block a locked database is an error after so many milliseconds instead of many seconds."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = _set_wait(milliseconds)
    try:
        yield
    finally:
        _set_wait(usual)


def _set_wait(milliseconds: int) -> int:
    """Set how long to wait for the lock; how long it was before."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (before,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {int(milliseconds)}")
    return int(before)
