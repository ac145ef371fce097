"""What happened on offers' pages, waiting in the process to be counted together."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock


@dataclass(frozen=True, slots=True, order=True)
class FigureKey:
    """What is counted: something of a kind on the page of a service in the month that begins on a day."""

    service: uuid.UUID
    month: date
    kind: str


class FigureBuffer:
    """Holds counts for `keeps_for` seconds after the first of them; whatever time is given only runs forward.

    `most_kept`: more different keys than that are forgotten while the database does not answer.
    """

    def __init__(self, *, keeps_for: float, most_kept: int) -> None:
        self._keeps_for = keeps_for
        self._most_kept = most_kept
        self._counts: Counter[FigureKey] = Counter()
        self._due_at = float("inf")
        self._lock = Lock()

    def put(self, key: FigureKey, at: float) -> None:
        """Count one."""
        with self._lock:
            if not self._counts:
                self._due_at = at + self._keeps_for
            self._counts[key] += 1

    def due(self, at: float) -> Mapping[FigureKey, int]:
        """Take everything once its time has come, before that nothing."""
        with self._lock:
            return self._taken() if at >= self._due_at else {}

    def everything(self) -> Mapping[FigureKey, int]:
        """Take all that waits."""
        with self._lock:
            return self._taken()

    def give_back(self, counts: Mapping[FigureKey, int], at: float) -> None:
        """Hold again what could not be counted; it is due some seconds later."""
        with self._lock:
            self._counts.update(counts)
            for key, _ in self._counts.most_common()[self._most_kept :]:
                del self._counts[key]
            self._due_at = at + self._keeps_for

    def _taken(self) -> Mapping[FigureKey, int]:
        taken, self._counts = self._counts, Counter()
        self._due_at = float("inf")
        return taken


class MinuteLimit:
    """So many of a key in a minute, the rest is refused; one minute is remembered."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._minute = -1
        self._counts: Counter[uuid.UUID] = Counter()
        self._lock = Lock()

    def allows(self, key: uuid.UUID, at: float) -> bool:
        """Count one more, and whether it is still within the limit."""
        with self._lock:
            if self._minute != int(at // 60):
                self._minute, self._counts = int(at // 60), Counter()
            self._counts[key] += 1
            return self._counts[key] <= self._most
