"""Schedules in a clerk's words: read again, they mean the same."""

from datetime import date, time

import pytest

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text import read_schedule
from knotenpunkt.upkeep.domain.written_times import written_times

_NINE, _ELEVEN = time(9), time(11, 30)


@pytest.mark.parametrize(
    ("schedules", "text"),
    [
        ((ScheduleRecord(Frequency.WEEKLY, (0, 3), _NINE, _ELEVEN),), "Mo, Do 09:00–11:30 Uhr"),
        ((ScheduleRecord(Frequency.WEEKLY, (2,), _NINE, interval=2),), "alle 2 Wochen Mi ab 09:00 Uhr"),
        (
            (ScheduleRecord(Frequency.MONTHLY, (2,), _NINE, _ELEVEN, ordinals=(1, 3)),),
            "jeden 1. und 3. Mi im Monat 09:00–11:30 Uhr",
        ),
        (
            (ScheduleRecord(Frequency.ONCE, (), _NINE, _ELEVEN, starts_on=date(2026, 9, 28)),),
            "28.09.2026 09:00–11:30 Uhr",
        ),
        (
            (
                ScheduleRecord(Frequency.WEEKLY, (0,), _NINE, _ELEVEN),
                ScheduleRecord(Frequency.WEEKLY, (2,), time(14), time(16)),
            ),
            "Mo 09:00–11:30 Uhr\nMi 14:00–16:00 Uhr",
        ),
    ],
)
def test_times_are_written_so_that_they_are_read_as_they_were(
    schedules: tuple[ScheduleRecord, ...], text: str
) -> None:
    assert written_times(schedules) == text
    assert read_schedule(text, stated_on=None).schedules == schedules


def test_nothing_is_nothing() -> None:
    assert written_times(()) == ""
