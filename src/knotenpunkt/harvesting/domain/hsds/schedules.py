"""Schedules of HSDS, which are those of RFC 5545, as ours."""

import re
from collections.abc import Sequence

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.remarks import Why

_WEEKDAYS = {name: at for at, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_DAY = re.compile(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY"}
_ORDINALS = {1, 2, 3, 4, 5, -1}
_KEYS = ("id", "service_id", "location_id", "service_at_location_id", "wkst", "timezone", "attributes")

type Days = list[tuple[int, int]]  # number in the month (0: each), weekday


def schedules_of(records: Sequence[Fields]) -> tuple[ScheduleRecord, ...]:
    """The schedules that are understood; what another one says is remarked on."""
    return tuple(one for record in records if (one := _schedule(record)))


def _schedule(record: Fields) -> ScheduleRecord | None:
    record.skip(*_KEYS)
    frequency = record.text("freq").upper()
    read = _repeated(record, frequency) if frequency else _once(record)
    record.leave_rest()
    return read


def _once(record: Fields) -> ScheduleRecord | None:
    """What takes place once has a day; words without one are no schedule."""
    record.skip("valid_from", "valid_to", "interval", "byday")
    starts_on = record.day("dtstart") or record.day("valid_from")
    if starts_on is None:
        record.say("description", record.text("description") or record.text("opens_at"), Why.UNREADABLE)
        record.skip("opens_at", "closes_at", "until")
        return None
    ends_on = record.day("until")
    return ScheduleRecord(
        Frequency.ONCE,
        opens_at=record.clock("opens_at"),
        closes_at=record.clock("closes_at"),
        starts_on=starts_on,
        ends_on=ends_on,
        description=record.text("description"),
    )


def _repeated(record: Fields, frequency: str) -> ScheduleRecord | None:
    starts_on = record.day("dtstart") or record.day("valid_from")
    ends_on = record.day("until") or record.day("valid_to")
    record.skip("valid_from", "valid_to")
    days = _days(record, frequency)
    if not days and frequency in {"WEEKLY", "MONTHLY"} and starts_on and not record.values.get("bymonthday"):
        days = [(0 if frequency == "WEEKLY" else (starts_on.day + 6) // 7, starts_on.weekday())]
    ordinals = tuple(dict.fromkeys(number for number, _ in days if number))
    weekdays = tuple(dict.fromkeys(weekday for _, weekday in days))
    is_monthly = frequency == "MONTHLY"
    product = [(number, weekday) for number in ordinals or (0,) for weekday in weekdays]
    is_known = frequency in _FREQUENCIES and days and is_monthly == bool(ordinals)
    if not is_known or sorted(product) != sorted(days):
        record.unreadable("byday" if record.values.get("byday") else "freq")
        record.skip("opens_at", "closes_at", "interval", "description")
        return None
    return ScheduleRecord(
        Frequency.MONTHLY if is_monthly else Frequency.WEEKLY,
        weekdays,
        record.clock("opens_at"),
        record.clock("closes_at"),
        max(1, record.whole("interval") or 1),
        ordinals,
        starts_on,
        ends_on,
        record.text("description"),
    )


def _days(record: Fields, frequency: str) -> Days:
    """The weekdays in their order; every day of the week for what takes place daily. Empty where one is unreadable."""
    if frequency == "DAILY":
        return [(0, weekday) for weekday in range(7)] if (record.whole("interval") or 1) == 1 else []
    days: Days = []
    for written in filter(None, (part.strip() for part in record.text("byday").upper().split(","))):
        match = _DAY.fullmatch(written)
        number = int(match[1]) if match and match[1] else 0
        if match is None or (number and number not in _ORDINALS):
            return []
        days.append((number, _WEEKDAYS[match[2]]))
    return days
