"""Work beside the requests: each errand in a thread of its own, which lives as long as there is something to do.

The threads are no daemons: when the program ends it waits for them, since a thread that is torn out of the engine
takes the whole process down. Long work therefore calls `stop_if_ending` now and then.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from django.db import connections

REST_AFTER_FAILURE = 5.0  # seconds

log = logging.getLogger(__name__)

type Work = Callable[[], None]


class ProgramEnds(Exception):
    """The program is about to end; what is under way is given up."""


def stop_if_ending() -> None:
    """Raise ProgramEnds where the program is about to end."""
    if not threading.main_thread().is_alive():
        raise ProgramEnds


class Errand(Protocol):
    """Work that can be asked for."""

    def ask(self) -> threading.Event:
        """Have the work done; the event tells when it was done once from beginning to end, or failed."""


class DirectErrand:
    """Work that whoever asks does at once: for commands and tests, which want to see its result and its errors."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def ask(self) -> threading.Event:
        self._work()
        return _done()


class ThreadErrand:
    """Work in a thread of its own, one run at a time. After a failure, which is logged, it rests a while."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._lock = threading.Lock()
        self._asked: threading.Event | None = None
        self._runs = False
        self._rests_until = 0.0

    def ask(self) -> threading.Event:
        with self._lock:
            if time.monotonic() < self._rests_until:
                return _done()
            self._asked = self._asked or threading.Event()
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name=f"search-{self._work.__name__}").start()
            return self._asked

    def _run(self) -> None:
        try:
            while asked := self._next():
                self._do()
                asked.set()
        finally:
            connections.close_all()

    def _next(self) -> threading.Event | None:
        with self._lock:
            asked, self._asked = self._asked, None
            self._runs = asked is not None
            return asked

    def _do(self) -> None:
        try:
            self._work()
        except ProgramEnds:
            pass
        except Exception:
            log.exception("the search index could not be kept up to date")
            self._rests_until = time.monotonic() + REST_AFTER_FAILURE


def _done() -> threading.Event:
    event = threading.Event()
    event.set()
    return event
