"""The certain dates of an offer as events of schema.org."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord
from knotenpunkt.directory.domain.recurrence import LOCAL_ZONE, rule_days
from knotenpunkt.directory.presentation.calendar_file import certain_starts

_PERIOD = {Frequency.WEEKLY: "W", Frequency.MONTHLY: "M"}


def event_data(offer: Offer, title: str, address: str, today: date) -> Iterator[dict[str, Any]]:
    """One event for each schedule from today on; what repeats says its next day and its rule."""
    for number, schedule, first in certain_starts(offer, today):
        is_single = schedule.frequency is Frequency.ONCE
        last = schedule.ends_on if is_single and schedule.ends_on else first
        event = {
            "@type": "Event",
            "@id": f"{address}#termin-{number}",
            "url": address,
            "name": title,
            "startDate": _moment(first, schedule.opens_at),
            "endDate": _moment(last, schedule.closes_at) if schedule.closes_at or last != first else None,
            "eventSchedule": None if is_single else _schedule(schedule),
            "isAccessibleForFree": offer.cost.is_free,
        }
        yield {name: value for name, value in event.items() if value is not None}


def _schedule(schedule: ScheduleRecord) -> dict[str, Any]:
    facts = {
        "@type": "Schedule",
        "repeatFrequency": f"P{schedule.interval}{_PERIOD[schedule.frequency]}",
        "byDay": rule_days(schedule),
        "startDate": _day(schedule.starts_on),
        "endDate": _day(schedule.ends_on),
        "startTime": _hour(schedule.opens_at),
        "endTime": _hour(schedule.closes_at),
        "scheduleTimezone": LOCAL_ZONE.key,
    }
    return {name: value for name, value in facts.items() if value}


def _moment(day: date, hour: time | None) -> str:
    return day.isoformat() if hour is None else datetime.combine(day, hour, LOCAL_ZONE).isoformat()


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _hour(value: time | None) -> str:
    return value.isoformat() if value else ""
