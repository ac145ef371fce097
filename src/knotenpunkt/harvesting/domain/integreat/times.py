"""Opening hours and events of Integreat as our schedules."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.hsds.schedules import schedules_of
from knotenpunkt.harvesting.domain.remarks import Why

_WHOLE_DAY, _BY_APPOINTMENT = "ganztägig", "nur nach Vereinbarung"
_DAYS_A_WEEK = 7
_WORKING_DAYS = (0, 1, 2, 3, 4)

type _Slot = tuple[time | None, time | None, str]


def opening_hours(record: Fields) -> tuple[ScheduleRecord, ...]:
    """Seven days from Monday on; days with the same hours are one schedule."""
    days = record.many("opening_hours")
    if days and len(days) != _DAYS_A_WEEK:
        record.unreadable("opening_hours")
        return ()
    weekdays: dict[_Slot, list[int]] = {}
    for weekday, day in enumerate(days):
        for slot in _slots(day):
            weekdays.setdefault(slot, []).append(weekday)
    return tuple(
        ScheduleRecord(Frequency.WEEKLY, tuple(days_of), opens_at, closes_at, description=says)
        for (opens_at, closes_at, says), days_of in weekdays.items()
    )


def _slots(day: Fields) -> list[_Slot]:
    is_closed, is_whole_day = day.truth("closed"), day.truth("allDay")
    says = _BY_APPOINTMENT if day.truth("appointmentOnly") else ""
    times = [(slot.clock("start"), slot.clock("end"), says) for slot in day.many("timeSlots")]
    if is_closed:
        return []
    if is_whole_day or (says and not times):
        return [(None, None, says or _WHOLE_DAY)]
    return [slot for slot in times if slot[0]]


def event_schedules(event: Fields, record: Fields) -> tuple[ScheduleRecord, ...]:
    """When an event takes place: by its rule (RFC 5545), on the working days of a period, or once."""
    event.skip("id", "recurrence_id", "timezone", "start_date", "start_time", "end_date", "end_time")
    start, end = _moment(event, "start"), _moment(event, "end")
    rule, whole_day, working = (
        record.text("recurrence_rule"),
        event.truth("all_day"),
        event.truth("only_weekdays"),
    )
    if start is None:
        event.unreadable("start")
        return ()
    opens_at = None if whole_day else start.time()
    closes_at = None if whole_day or end is None else end.time()
    last_day = end.date() if end and end.date() > start.date() else None
    if rule:
        return _repeated(record, rule, start.date(), opens_at, closes_at)
    if working and last_day:
        return (
            ScheduleRecord(
                Frequency.WEEKLY, _WORKING_DAYS, opens_at, closes_at, starts_on=start.date(), ends_on=last_day
            ),
        )
    return (
        ScheduleRecord(Frequency.ONCE, (), opens_at, closes_at, starts_on=start.date(), ends_on=last_day),
    )


def _moment(event: Fields, name: str) -> datetime | None:
    """On the clock of the place; older answers tell day and time apart."""
    if event.values.get(name):
        return event.moment(name)
    day, clock = event.day(f"{name}_date"), event.clock(f"{name}_time")
    return datetime.combine(day, clock or time(), UTC) if day else None


def _repeated(
    record: Fields, rule: str, starts_on: date, opens_at: time | None, closes_at: time | None
) -> tuple[ScheduleRecord, ...]:
    """The rule in the words of HSDS, which are the same; one that there is no schedule for is told."""
    parts = _parts(rule)
    is_every_few_days = parts.get("FREQ") == "DAILY" and parts.get("INTERVAL", "1") != "1"
    until = parts.get("UNTIL", "")[:8]
    values = {
        "freq": parts.get("FREQ", ""),
        "interval": parts.get("INTERVAL", "1"),
        "byday": parts.get("BYDAY", "").replace("+", ""),
        "dtstart": starts_on.isoformat(),
        "until": f"{until[:4]}-{until[4:6]}-{until[6:]}" if until else "",
        "opens_at": opens_at.isoformat() if opens_at else "",
        "closes_at": closes_at.isoformat() if closes_at else "",
    }
    read = () if is_every_few_days or "COUNT" in parts else schedules_of([Fields(values, [])])
    if not read or read[0].frequency is Frequency.ONCE:
        record.say("recurrence_rule", rule, Why.UNREADABLE)
        return ()
    return read


def _parts(rule: str) -> Mapping[str, Any]:
    """„FREQ=WEEKLY;BYDAY=TU" by name, of the line that has the rule."""
    line = next((line for line in rule.splitlines() if "FREQ=" in line.upper()), "")
    pairs = (part.partition("=") for part in line.upper().removeprefix("RRULE:").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}
