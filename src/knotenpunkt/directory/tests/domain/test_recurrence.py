"""Days, weeks and rules of schedules, checked against an independent expansion of RFC 5545 rules."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.domain.recurrence import (
    DayEntry,
    first_occurrence,
    has_ended,
    occurrences,
    recurrence_rule,
    week,
    weekday_mask,
)

TODAY = date(2024, 9, 18)  # a Wednesday
MONDAYS = ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), opens_at=time(9), closes_at=time(11))
FIRST_AND_THIRD_SATURDAY = ScheduleRecord(Frequency.MONTHLY, weekdays=(5,), ordinals=(1, 3))
FESTIVAL = ScheduleRecord(Frequency.ONCE, starts_on=date(2024, 9, 21), ends_on=date(2024, 9, 23))

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
SPANS = st.tuples(DAYS, st.integers(-3, 500)).map(lambda pair: (pair[0], pair[0] + timedelta(days=pair[1])))
WEEKDAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
ORDINALS = st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1).map(lambda found: tuple(sorted(found)))


@st.composite
def regular_schedules(draw: st.DrawFn) -> ScheduleRecord:
    frequency = draw(st.sampled_from([Frequency.WEEKLY, Frequency.MONTHLY]))
    starts_on = draw(st.none() | DAYS)
    return ScheduleRecord(
        frequency,
        weekdays=draw(WEEKDAYS),
        opens_at=draw(st.none() | st.just(time(9))),
        interval=draw(st.integers(1, 4)),
        ordinals=draw(ORDINALS) if frequency is Frequency.MONTHLY else (),
        starts_on=starts_on,
        ends_on=draw(st.none() | DAYS),
    )


@st.composite
def single_events(draw: st.DrawFn) -> ScheduleRecord:
    first = draw(DAYS)
    length = draw(st.none() | st.integers(1, 20))
    return ScheduleRecord(
        Frequency.ONCE, starts_on=first, ends_on=None if length is None else first + timedelta(days=length)
    )


SCHEDULES = regular_schedules() | single_events()


def days(schedule: ScheduleRecord, first: date, last: date) -> list[date]:
    return list(occurrences(schedule, first=first, last=last))


def test_occurrences_weekly() -> None:
    found = days(MONDAYS, date(2024, 9, 2), date(2024, 9, 16))
    assert found == [date(2024, 9, 2), date(2024, 9, 9), date(2024, 9, 16)]


def test_occurrences_monthly_by_ordinals() -> None:
    found = days(FIRST_AND_THIRD_SATURDAY, TODAY, date(2024, 11, 1))
    assert found == [date(2024, 9, 21), date(2024, 10, 5), date(2024, 10, 19)]


def test_occurrences_last_and_missing_fifth() -> None:
    last = ScheduleRecord(Frequency.MONTHLY, weekdays=(4,), ordinals=(-1,))
    fifth = ScheduleRecord(Frequency.MONTHLY, weekdays=(4,), ordinals=(5,))
    first, end = date(2024, 9, 1), date(2024, 11, 30)
    assert days(last, first, end) == [date(2024, 9, 27), date(2024, 10, 25), date(2024, 11, 29)]
    assert days(fifth, first, end) == [date(2024, 11, 29)]


def test_occurrences_every_second_week_needs_an_anchor() -> None:
    fortnightly = ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), interval=2)
    anchored = ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), interval=2, starts_on=date(2024, 9, 4))
    assert days(fortnightly, TODAY, date(2025, 1, 1)) == []
    assert days(anchored, TODAY, date(2024, 10, 10)) == [date(2024, 9, 18), date(2024, 10, 2)]


def test_occurrences_event_of_several_days_is_on_each() -> None:
    assert days(FESTIVAL, date(2024, 9, 22), date(2024, 12, 1)) == [date(2024, 9, 22), date(2024, 9, 23)]


@given(schedule=SCHEDULES, span=SPANS)
def test_occurrences_are_ascending_and_inside(schedule: ScheduleRecord, span: tuple[date, date]) -> None:
    found = days(schedule, *span)
    assert found == sorted(set(found))
    assert all(span[0] <= day <= span[1] for day in found)
    assert {day.weekday() for day in found} <= weekday_mask([schedule])


@given(schedule=SCHEDULES, span=SPANS, cut=st.integers(0, 400))
def test_occurrences_do_not_depend_on_the_window(
    schedule: ScheduleRecord, span: tuple[date, date], cut: int
) -> None:
    first, last = span
    middle = first + timedelta(days=cut)
    parts = days(schedule, first, min(middle, last)) + days(schedule, middle + timedelta(days=1), last)
    assert parts == days(schedule, first, last)


@given(schedule=regular_schedules(), span=SPANS)
def test_recurrence_rule_agrees_with_occurrences(schedule: ScheduleRecord, span: tuple[date, date]) -> None:
    rule = recurrence_rule(schedule)
    start = first_occurrence(schedule, schedule.starts_on or date(2014, 1, 1))
    if rule is None or start is None:
        assert days(schedule, *span) == []
        return
    zone = ZoneInfo("Europe/Berlin") if schedule.opens_at else None
    expanded = rrulestr(rule, dtstart=datetime.combine(start, schedule.opens_at or time(0), zone))
    found = expanded.between(
        datetime.combine(span[0], time(0), zone), datetime.combine(span[1], time(23), zone), inc=True
    )
    assert [moment.date() for moment in found] == days(schedule, *span)


@pytest.mark.parametrize(
    ("schedule", "rule"),
    [
        (MONDAYS, "FREQ=WEEKLY;BYDAY=MO"),
        (ScheduleRecord(Frequency.WEEKLY, weekdays=(0, 2)), "FREQ=WEEKLY;BYDAY=MO,WE"),
        (FIRST_AND_THIRD_SATURDAY, "FREQ=MONTHLY;BYDAY=1SA,3SA"),
        (ScheduleRecord(Frequency.MONTHLY, weekdays=(4,), ordinals=(-1,)), "FREQ=MONTHLY;BYDAY=-1FR"),
        (ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), interval=2), None),
        (
            ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), interval=2, starts_on=date(2024, 9, 4)),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
        ),
        (
            ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), ends_on=date(2025, 6, 30)),
            "FREQ=WEEKLY;BYDAY=WE;UNTIL=20250630",
        ),
        (
            ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), opens_at=time(9), ends_on=date(2025, 6, 30)),
            "FREQ=WEEKLY;BYDAY=WE;UNTIL=20250630T215959Z",
        ),
        (FESTIVAL, None),
    ],
)
def test_recurrence_rule_value(schedule: ScheduleRecord, rule: str | None) -> None:
    assert recurrence_rule(schedule) == rule


def test_recurrence_rule_until_is_the_end_of_the_local_day() -> None:
    winter = ScheduleRecord(Frequency.WEEKLY, weekdays=(2,), opens_at=time(9), ends_on=date(2025, 1, 31))
    value = (recurrence_rule(winter) or "").partition("UNTIL=")[2]
    until = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert until.astimezone(ZoneInfo("Europe/Berlin")).isoformat() == "2025-01-31T23:59:59+01:00"


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (MONDAYS, date(2024, 9, 23)),
        (FIRST_AND_THIRD_SATURDAY, date(2024, 9, 21)),
        (FESTIVAL, date(2024, 9, 21)),
        (ScheduleRecord(Frequency.ONCE, starts_on=date(2024, 9, 17)), None),
        (ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), starts_on=date(2026, 1, 1)), date(2026, 1, 5)),
        (ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), interval=2), None),
        (ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), ends_on=date(2024, 9, 18)), None),
    ],
)
def test_first_occurrence(schedule: ScheduleRecord, expected: date | None) -> None:
    assert first_occurrence(schedule, TODAY) == expected


@given(schedule=SCHEDULES, today=DAYS)
def test_has_ended_means_nothing_follows(schedule: ScheduleRecord, today: date) -> None:
    assert not has_ended([schedule], today) or first_occurrence(schedule, today) is None


@pytest.mark.parametrize(
    ("schedules", "today", "ended"),
    [
        ([], TODAY, False),
        ([MONDAYS], TODAY, False),
        ([FESTIVAL], date(2024, 9, 23), False),
        ([FESTIVAL], date(2024, 9, 24), True),
        ([FESTIVAL, MONDAYS], date(2024, 9, 24), False),
        ([FESTIVAL, ScheduleRecord(Frequency.ONCE, starts_on=date(2025, 1, 1))], date(2024, 9, 24), False),
        ([ScheduleRecord(Frequency.WEEKLY, weekdays=(0,), ends_on=date(2024, 6, 1))], TODAY, True),
    ],
)
def test_has_ended(schedules: list[ScheduleRecord], today: date, *, ended: bool) -> None:
    assert has_ended(schedules, today) == ended


def test_weekday_mask_joins_regular_days_and_events() -> None:
    assert weekday_mask([]) == frozenset()
    assert weekday_mask([MONDAYS, FIRST_AND_THIRD_SATURDAY]) == {0, 5}
    assert weekday_mask([ScheduleRecord(Frequency.ONCE, starts_on=TODAY)]) == {2}
    assert weekday_mask([FESTIVAL]) == {5, 6, 0}


@given(st.lists(regular_schedules(), max_size=4))
def test_week_covers_exactly_the_weekdays(schedules: list[ScheduleRecord]) -> None:
    plan = week(schedules)
    assert [day.weekday for day in plan] == list(range(7))
    assert {day.weekday for day in plan if day.entries} == weekday_mask(schedules)
    assert sum(len(day.entries) for day in plan) == sum(len(schedule.weekdays) for schedule in schedules)


def test_week_orders_entries_by_hour_and_keeps_their_limits() -> None:
    afternoon = ScheduleRecord(
        Frequency.MONTHLY, weekdays=(0,), opens_at=time(14), ordinals=(1,), description="offener Treff"
    )
    plan = week([afternoon, MONDAYS, FESTIVAL])
    assert plan[0].entries == (
        DayEntry(time(9), time(11)),
        DayEntry(time(14), None, ordinals=(1,), description="offener Treff"),
    )
    assert [len(day.entries) for day in plan] == [2, 0, 0, 0, 0, 0, 0]
