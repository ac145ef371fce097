"""What a list holds: which records there are, and reading some of them at a time."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from knotenpunkt.api.domain.pages import page_of
from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record

TOGETHER = 200  # records read at once where all of them are sent
KEYS_TOGETHER = 1_000  # keys looked up at once


@dataclass(frozen=True, slots=True)
class Listing:
    """`keys` of all that was asked for, of a query in ascending order; `records` reads those of some in their order.

    `is_current`: it shows all that is known; only then it may be kept.
    """

    keys: QuerySet[Any] | Sequence[Any]
    records: Callable[[Sequence[Any]], list[Record]]
    is_current: bool = True

    def page(self, question: Question) -> Record:
        """The page that was asked for. Raises BadQuestion where there is none."""
        total = self.keys.count() if isinstance(self.keys, QuerySet) else len(self.keys)
        start = (question.page - 1) * question.per_page
        shown = list(self.keys[start : start + question.per_page]) if start < total else []
        return page_of(self.records(shown), number=question.page, size=question.per_page, total=total)

    def everything(self) -> Iterator[Record]:
        """All records, some of them in memory at a time; whatever changes meanwhile, none comes twice."""
        for keys in self._portions():
            for some in batched(keys, TOGETHER):
                yield from self.records(some)

    def one(self, key: uuid.UUID) -> Record | None:
        """The record with this key, if it is in the list."""
        return next(iter(self.records([key])), None) if self._holds(key) else None

    def _portions(self) -> Iterator[Sequence[Any]]:
        """All keys; of a query some at a time, each time those behind the last one."""
        if not isinstance(self.keys, QuerySet):
            yield self.keys
            return
        keys = list(self.keys[:KEYS_TOGETHER])
        while keys:
            yield keys
            keys = list(self.keys.filter(pk__gt=keys[-1])[:KEYS_TOGETHER])

    def _holds(self, key: uuid.UUID) -> bool:
        if isinstance(self.keys, QuerySet):
            return self.keys.filter(pk=key).exists()
        return str(key) in self.keys
