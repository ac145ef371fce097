"""Schedules in the words of HSDS, which are those of RFC 5545."""

from collections.abc import Iterable, Iterator
from datetime import time
from uuid import UUID

from knotenpunkt.api.domain.records import Record, known, part_key
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def schedules(service: UUID, records: Iterable[ScheduleRecord]) -> list[Record]:
    """The times of a service in their order. What takes place once has days, and no frequency."""
    return [
        {"id": part_key(service, "schedule", position), "service_id": str(service)} | known(_facts(one))
        for position, one in enumerate(records)
    ]


def _facts(one: ScheduleRecord) -> Record:
    repeats = one.frequency is not Frequency.ONCE
    return {
        "freq": one.frequency.name if repeats else None,
        "interval": one.interval if repeats else None,
        "wkst": WEEKDAYS[0] if repeats and one.interval > 1 else None,
        "byday": ",".join(_days(one)) if repeats else None,
        "valid_from": _day(one.starts_on) if repeats else None,
        "valid_to": _day(one.ends_on) if repeats else None,
        "dtstart": _day(one.starts_on),
        "until": _day(one.ends_on),
        "opens_at": _hour(one.opens_at),
        "closes_at": _hour(one.closes_at),
        "description": one.description,
    }


def _days(one: ScheduleRecord) -> Iterator[str]:
    for ordinal in one.ordinals or (0,):
        for weekday in one.weekdays:
            yield f"{ordinal or ''}{WEEKDAYS[weekday]}"


def _day(value: object) -> str | None:
    return None if value is None else str(value)


def _hour(value: time | None) -> str | None:
    return None if value is None else f"{value:%H:%M}"
