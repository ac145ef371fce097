"""Schedules as a clerk would write them in German: where an offer has times, but nobody's words for them."""

from collections.abc import Iterable
from datetime import time

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord

_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_LAST = "letzter"


def written_times(schedules: Iterable[ScheduleRecord]) -> str:
    """One line for each schedule; read again, the usual ones mean the same."""
    return "\n".join(_line(schedule) for schedule in schedules)


def _line(schedule: ScheduleRecord) -> str:
    parts = (
        _rhythm(schedule),
        _days(schedule),
        _hours(schedule.opens_at, schedule.closes_at),
        _end(schedule),
    )
    line = " ".join(part for part in parts if part)
    return f"{line} ({schedule.description})" if schedule.description else line


def _rhythm(schedule: ScheduleRecord) -> str:
    if schedule.frequency is Frequency.ONCE or schedule.interval == 1:
        return ""
    unit = "Monate" if schedule.frequency is Frequency.MONTHLY else "Wochen"
    return f"alle {schedule.interval} {unit}"


def _days(schedule: ScheduleRecord) -> str:
    if schedule.frequency is Frequency.ONCE:
        days = dict.fromkeys(day for day in (schedule.starts_on, schedule.ends_on) if day)
        return "–".join(f"{day:%d.%m.%Y}" for day in days)
    names = ", ".join(_DAYS[day] for day in schedule.weekdays)
    if schedule.frequency is Frequency.MONTHLY and schedule.ordinals:
        numbers = " und ".join(f"{number}." if number > 0 else _LAST for number in schedule.ordinals)
        return f"jeden {numbers} {names} im Monat"
    return names


def _hours(opens: time | None, closes: time | None) -> str:
    if opens and closes:
        return f"{opens:%H:%M}–{closes:%H:%M} Uhr"
    if opens:
        return f"ab {opens:%H:%M} Uhr"
    return f"bis {closes:%H:%M} Uhr" if closes else ""


def _end(schedule: ScheduleRecord) -> str:
    if schedule.frequency is Frequency.ONCE or schedule.ends_on is None:
        return ""
    return f"bis {schedule.ends_on:%d.%m.%Y}"
