"""Who may write: one process at a time, by a lock on a file that is free again when its holder dies."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.02  # seconds between two tries


@contextmanager
def tried(path: Path) -> Iterator[bool]:
    """Try to hold the lock for this block, without waiting; gives whether it is held."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def held(path: Path, *, meanwhile: Callable[[], None]) -> Iterator[None]:
    """Hold the lock for this block, however long its holder takes; `meanwhile` may give up by raising."""
    while True:
        with tried(path) as is_held:
            if is_held:
                yield
                return
        meanwhile()
        time.sleep(PAUSE)
