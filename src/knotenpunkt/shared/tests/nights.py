"""Nights in a row, with faults: for tests that whatever is killed, late or done twice leaves the same behind.

Such a test is marked `django_db(transaction=True)`, so that what was written before a fault stays written:

>>> pass_nights(date(2027, 1, 1), 365, faults=some_faults(365, seed=3))
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import connection
from django.utils import timezone

from knotenpunkt.shared.nightly import JobOutcome, run_night

_AT = time(2, 30)
_WRITES = ("INSERT", "UPDATE", "DELETE")

type Before = Callable[[datetime], None]


class Killed(BaseException):
    """The process ends in the middle of a night."""


class Broken(Exception):
    """A statement fails, as where the disk is full."""


@dataclass(frozen=True, slots=True)
class Fault:
    """In one night (the first is 0) the k-th writing statement (the first is 1) does not come to pass.

    `into` narrows it to statements with this word, as the table "shared_auditevent". `kills`: the process ends there
    and the night is run again; otherwise the statement fails, its job with it, and the night is run again.
    """

    night: int
    write: int
    into: str = ""
    kills: bool = True


def some_faults(nights: int, *, seed: int, share: float = 0.3, most_writes: int = 40) -> list[Fault]:
    """Faults by lot, the same for a seed: in a share of the nights one or two, anywhere in them."""
    lot = random.Random(seed)  # noqa: S311 - nothing secret
    return [
        Fault(night, lot.randint(1, most_writes), kills=lot.random() < 0.7)
        for night in range(nights)
        for _ in range(lot.choice((1, 2)))
        if lot.random() < share
    ]


def pass_nights(
    start: date,
    number: int,
    *,
    faults: Iterable[Fault] = (),
    before: Before = lambda now: None,
) -> list[tuple[JobOutcome, ...]]:
    """Run so many nights from the day on; what the last run of each said.

    A night with faults is run once with each of them and then once more without. `before` is called with the time of
    each night before its first run: what people do during the day.
    """
    by_night: dict[int, list[Fault]] = {}
    for fault in faults:
        by_night.setdefault(fault.night, []).append(fault)
    told = []
    for night in range(number):
        now = night_of(start + timedelta(days=night))
        before(now)
        for fault in by_night.get(night, []):
            run_faulty(now, fault)
        told.append(run_night(now, clock=partial(_same, now)))
    return told


def _same(now: datetime) -> datetime:
    return now


def night_of(day: date) -> datetime:
    """When the nightly run of a day begins."""
    return timezone.make_aware(datetime.combine(day, _AT))


def run_faulty(now: datetime, fault: Fault) -> bool:
    """Run a night with a fault in it; whether it came to that."""
    with failing(fault) as struck:
        try:
            run_night(now, clock=lambda: now)
        except (Killed, Broken):
            return True
    return bool(struck)


@contextmanager
def failing(fault: Fault) -> Iterator[Sequence[str]]:
    """Within the block the writing statement that the fault names does not come to pass; which one that was."""
    assert not connection.in_atomic_block, "mark the test with django_db(transaction=True)"
    seen = 0
    struck: list[str] = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: Any, context: Any) -> Any:
        nonlocal seen
        if sql.lstrip().startswith(_WRITES) and fault.into in sql:
            seen += 1
            if seen == fault.write:
                struck.append(sql)
                raise Killed if fault.kills else Broken
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield struck
