"""Questions waiting to be counted: what somebody was still typing is dropped, the rest given out when it is due."""

import uuid
from dataclasses import dataclass
from datetime import date
from threading import Lock

from knotenpunkt.search.domain.counted import Searched


@dataclass(frozen=True, slots=True)
class Heard:
    """A question put to a centre. `at`: seconds of a clock that only runs forward; it goes no further than here."""

    at: float
    centre: uuid.UUID
    day: date
    searched: Searched


class CountingBuffer:
    """Holds what was heard for some seconds.

    `keeps_for`: seconds in which a question that turns out to be the beginning of another is dropped. `most`: as soon
    as so many wait, all of them are due. `most_kept`: what is given back beyond that is forgotten, the oldest first.
    """

    def __init__(self, *, keeps_for: float, most: int, most_kept: int) -> None:
        self._keeps_for = keeps_for
        self._most = most
        self._most_kept = most_kept
        self._heard: list[Heard] = []
        self._not_before = float("-inf")
        self._lock = Lock()

    def put(self, heard: Heard) -> None:
        """Hold a question; the latest one that was only its beginning goes."""
        with self._lock:
            for position in range(len(self._heard) - 1, -1, -1):
                if self._is_its_beginning(self._heard[position], heard):
                    del self._heard[position]
                    break
            self._heard.append(heard)

    def due(self, at: float) -> list[Heard]:
        """Take what is due: questions that have waited long enough, or all where too many wait."""
        with self._lock:
            if at < self._not_before:
                return []
            if len(self._heard) >= self._most:
                return self._taken(len(self._heard))
            return self._taken(sum(heard.at <= at - self._keeps_for for heard in self._heard))

    def everything(self) -> list[Heard]:
        """Take all that waits."""
        with self._lock:
            return self._taken(len(self._heard))

    def give_back(self, heard: list[Heard], at: float) -> None:
        """Hold again what could not be counted; nothing is due for some seconds."""
        with self._lock:
            self._heard = [*heard, *self._heard][-self._most_kept :]
            self._not_before = at + self._keeps_for

    def _taken(self, number: int) -> list[Heard]:
        taken, self._heard = self._heard[:number], self._heard[number:]
        return taken

    def _is_its_beginning(self, earlier: Heard, later: Heard) -> bool:
        typed, whole = earlier.searched.typed, later.searched.typed
        return (
            bool(typed)
            and typed != whole
            and whole.startswith(typed)
            and later.at - earlier.at <= self._keeps_for
            and (earlier.centre, earlier.searched.language) == (later.centre, later.searched.language)
        )
