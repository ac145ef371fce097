"""The week of an offer and its next date."""

from collections.abc import Iterator
from datetime import date, time

import pytest
from django.utils.translation import override

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.presentation import timetable
from knotenpunkt.directory.tests.domain.offers import offer

MONDAY = date(2026, 11, 23)
WEEKLY = ScheduleRecord(Frequency.WEEKLY, (0, 2), time(9), time(11))
EVENING = ScheduleRecord(Frequency.WEEKLY, (2,), time(18))
FIRST_FRIDAY = ScheduleRecord(Frequency.MONTHLY, (4,), ordinals=(1,))
ONCE = ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 12, 5))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def test_week_has_seven_days_with_their_hours() -> None:
    days = timetable.regular_week(offer("Treff", schedules=(WEEKLY, EVENING, FIRST_FRIDAY)), "en", MONDAY)

    assert [(day.name, day.lines) for day in days if day.lines] == [
        ("Monday", ("09:00–\u206011:00",)),
        ("Wednesday", ("09:00–\u206011:00", "from 18:00")),
        ("Friday", ("takes place (not every week)",)),
    ]
    assert [day.name for day in days if day.is_today] == ["Monday"]
    assert len(days) == 7


def test_single_events_make_no_week() -> None:
    assert timetable.regular_week(offer("Fest", schedules=(ONCE,)), "en", MONDAY) == ()


@pytest.mark.parametrize(
    ("schedules", "words"),
    [
        ((), ""),
        ((ONCE, FIRST_FRIDAY), "Friday, 4 December 2026"),
        ((WEEKLY,), "Monday, 23 November 2026"),
    ],
)
def test_next_date_is_the_first_certain_day(schedules: tuple[ScheduleRecord, ...], words: str) -> None:
    assert timetable.next_date(offer("Treff", schedules=schedules), "en", MONDAY) == words
