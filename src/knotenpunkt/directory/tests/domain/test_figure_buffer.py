"""Counts waiting to be written together."""

import uuid
from datetime import date

from knotenpunkt.directory.domain.figure_buffer import FigureBuffer, FigureKey, MinuteLimit

KEY = FigureKey(uuid.UUID(int=1), date(2026, 11, 1), "view")
OTHER = FigureKey(uuid.UUID(int=2), date(2026, 11, 1), "view")


def test_counts_are_due_together_some_seconds_after_the_first() -> None:
    buffer = FigureBuffer(keeps_for=10, most_kept=9)
    for at, key in ((0.0, KEY), (5.0, KEY), (9.0, OTHER)):
        buffer.put(key, at)

    assert (dict(buffer.due(9.9)), dict(buffer.due(10))) == ({}, {KEY: 2, OTHER: 1})
    assert dict(buffer.due(1_000)) == {}


def test_what_could_not_be_written_is_due_later_with_what_came_since() -> None:
    buffer = FigureBuffer(keeps_for=10, most_kept=9)
    buffer.put(KEY, 0)
    taken = buffer.due(10)
    buffer.put(KEY, 11)
    buffer.give_back(taken, 12)

    assert (dict(buffer.due(21)), dict(buffer.due(22))) == ({}, {KEY: 2})


def test_the_rarest_are_forgotten_while_nothing_can_be_written() -> None:
    buffer = FigureBuffer(keeps_for=10, most_kept=1)
    buffer.give_back({KEY: 1, OTHER: 5}, 0)

    assert dict(buffer.everything()) == {OTHER: 5}


def test_a_minute_allows_so_many_of_each() -> None:
    limit = MinuteLimit(2)

    assert [limit.allows(KEY.service, at) for at in (0, 1, 59, 60)] == [True, True, False, True]
    assert limit.allows(OTHER.service, 59) is True
