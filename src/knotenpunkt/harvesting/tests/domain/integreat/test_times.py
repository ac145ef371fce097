"""Opening hours and recurrence."""

from datetime import date, time
from typing import Any

import pytest

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.integreat.times import event_schedules, opening_hours
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.tests.domain.integreat.region import EVENT, PLACE, changed

ONE, THREE = time(13), time(15)
NEW_YEAR = date(2030, 1, 1)


def read_event(**fields: Any) -> tuple[tuple[ScheduleRecord, ...], list[str]]:
    record = Fields(changed(EVENT, **fields), [])
    event = record.one("event")
    assert event is not None
    found = event_schedules(event, record)
    return found, [f"{one.field} {one.why}" for one in record.remarks]


def test_days_with_the_same_hours_are_one_schedule() -> None:
    assert opening_hours(Fields(PLACE, [])) == (
        ScheduleRecord(Frequency.WEEKLY, (0, 1), time(10), time(13)),
        ScheduleRecord(Frequency.WEEKLY, (0,), time(15), time(18)),
        ScheduleRecord(Frequency.WEEKLY, (3,), description="nur nach Vereinbarung"),
    )


def test_whole_days_are_told_in_words() -> None:
    day = {"allDay": True, "closed": False, "appointmentOnly": False, "timeSlots": []}
    record = Fields({"opening_hours": [day] * 7}, [])
    assert opening_hours(record) == (
        ScheduleRecord(Frequency.WEEKLY, (0, 1, 2, 3, 4, 5, 6), description="ganztägig"),
    )


@pytest.mark.parametrize("hours", [[{"closed": False}], "immer", [1] * 7])
def test_other_opening_hours_are_told(hours: Any) -> None:
    record = Fields({"opening_hours": hours}, [])
    assert (opening_hours(record), [one.why for one in record.remarks]) == ((), [Why.UNREADABLE])


@pytest.mark.parametrize(
    ("fields", "schedule"),
    [
        ({}, ScheduleRecord(Frequency.ONCE, (), ONE, THREE, starts_on=NEW_YEAR)),
        (
            {"event": {"end": "2030-01-05T15:00:00+01:00"}},
            ScheduleRecord(Frequency.ONCE, (), ONE, THREE, starts_on=NEW_YEAR, ends_on=date(2030, 1, 5)),
        ),
        ({"event": {"all_day": True}}, ScheduleRecord(Frequency.ONCE, starts_on=NEW_YEAR)),
        (
            {"event": {"start": None, "end": None}},
            ScheduleRecord(Frequency.ONCE, (), ONE, THREE, starts_on=NEW_YEAR),
        ),
        (
            {"event": {"end": "2030-03-29T15:00:00+01:00", "only_weekdays": True}},
            ScheduleRecord(
                Frequency.WEEKLY,
                (0, 1, 2, 3, 4),
                ONE,
                THREE,
                starts_on=NEW_YEAR,
                ends_on=date(2030, 3, 29),
            ),
        ),
        (
            {
                "recurrence_rule": "DTSTART:20300101T120000\n"
                "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20310101T235959;BYDAY=TU,TH"
            },
            ScheduleRecord(
                Frequency.WEEKLY, (1, 3), ONE, THREE, 2, starts_on=NEW_YEAR, ends_on=date(2031, 1, 1)
            ),
        ),
        (
            {"recurrence_rule": "DTSTART:20300101T120000\nRRULE:FREQ=MONTHLY;BYDAY=+1TU"},
            ScheduleRecord(Frequency.MONTHLY, (1,), ONE, THREE, ordinals=(1,), starts_on=NEW_YEAR),
        ),
        (
            {"recurrence_rule": "RRULE:FREQ=MONTHLY;BYDAY=-1FR"},
            ScheduleRecord(Frequency.MONTHLY, (4,), ONE, THREE, ordinals=(-1,), starts_on=NEW_YEAR),
        ),
        (
            {"recurrence_rule": "RRULE:FREQ=DAILY"},
            ScheduleRecord(Frequency.WEEKLY, (0, 1, 2, 3, 4, 5, 6), ONE, THREE, starts_on=NEW_YEAR),
        ),
    ],
)
def test_event_is_a_schedule(fields: dict[str, Any], schedule: ScheduleRecord) -> None:
    assert read_event(**fields) == ((schedule,), [])


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=YEARLY",
        "RRULE:FREQ=DAILY;INTERVAL=2",
        "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO",
        "FREQ=",
        "Quatsch",
    ],
)
def test_rule_that_there_is_no_schedule_for_is_told(rule: str) -> None:
    assert read_event(recurrence_rule=rule) == ((), ["recurrence_rule unreadable"])


def test_event_without_a_time_is_told() -> None:
    times = dict.fromkeys(("start", "start_date", "end", "end_date"))
    assert read_event(event=times) == ((), ["event.start unreadable"])
