"""When schedules take place: their days in a window, their week as a grid, their rule for calendar files."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord

LOCAL_ZONE = ZoneInfo("Europe/Berlin")
DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
_SEARCHED_AHEAD = timedelta(days=5 * 366)  # a fifth Friday of a month that comes round every few months
_RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One line of a weekday: its hours, and what limits them (ordinals in the month, every n-th week)."""

    opens_at: time | None
    closes_at: time | None
    ordinals: tuple[int, ...] = ()
    interval: int = 1
    starts_on: date | None = None
    ends_on: date | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What regularly takes place on one weekday (Monday is 0), by hour."""

    weekday: int
    entries: tuple[DayEntry, ...]


def occurrences(schedule: ScheduleRecord, *, first: date, last: date) -> Iterator[date]:
    """The days from `first` to `last` (both included) on which the schedule takes place, in ascending order.

    A single event of several days takes place on each of them. Every second week without a first day is no
    certain day at all, so it has none.
    """
    first = max(first, schedule.starts_on or first)
    if schedule.frequency is Frequency.ONCE:
        last = min(last, schedule.ends_on or schedule.starts_on or date.min)
        yield from _days(first, last)
        return
    last = min(last, schedule.ends_on or last)
    if schedule.interval > 1 and schedule.starts_on is None:
        return
    if schedule.frequency is Frequency.WEEKLY:
        yield from _weekly(schedule, first, last)
    else:
        yield from _monthly(schedule, first, last)


def first_occurrence(schedule: ScheduleRecord, on_or_after: date) -> date | None:
    """The first day on or after a day on which the schedule takes place; None where none is certain."""
    first = max(on_or_after, schedule.starts_on or on_or_after)
    last = first + min(_SEARCHED_AHEAD, date.max - first)
    return next(occurrences(schedule, first=first, last=last), None)


def has_ended(schedules: Iterable[ScheduleRecord], today: date) -> bool:
    """Whether all schedules lie before today; never without any schedule, nor with one that has no end."""
    ends = [_end(schedule) for schedule in schedules]
    return bool(ends) and all(end is not None and end < today for end in ends)


def weekday_mask(schedules: Iterable[ScheduleRecord]) -> frozenset[int]:
    """The weekdays (Monday is 0) on which anything takes place, single events included."""
    return frozenset(weekday for schedule in schedules for weekday in _weekdays(schedule))


def week(schedules: Iterable[ScheduleRecord]) -> tuple[DayPlan, ...]:
    """The regular schedules as seven days from Monday to Sunday; single events are no part of a week."""
    regular = [schedule for schedule in schedules if schedule.frequency is not Frequency.ONCE]
    return tuple(DayPlan(weekday, _entries(regular, weekday)) for weekday in range(DAYS_OF_WEEK))


def recurrence_rule(schedule: ScheduleRecord) -> str | None:
    """The value of an RFC 5545 RRULE; None for a single event and where no day is certain.

    The rule expects a start (DTSTART) on the schedule's first occurrence, in local time where it has an hour.
    """
    if schedule.frequency is Frequency.ONCE or not schedule.weekdays:
        return None
    if schedule.interval > 1 and schedule.starts_on is None:
        return None
    days = rule_days(schedule)
    if not days:
        return None
    parts = [f"FREQ={schedule.frequency.name}"]
    if schedule.interval > 1:
        parts.append(f"INTERVAL={schedule.interval}")
    parts.append(f"BYDAY={','.join(days)}")
    if schedule.ends_on is not None:
        parts.append(f"UNTIL={_until(schedule.ends_on, with_time=schedule.opens_at is not None)}")
    return ";".join(parts)


def rule_days(schedule: ScheduleRecord) -> list[str]:
    """Its weekdays as in BYDAY of RFC 5545: „TH", of a month „2FR"; none where a month's weekday has no number."""
    days = [_RULE_DAYS[weekday] for weekday in schedule.weekdays]
    if schedule.frequency is not Frequency.MONTHLY:
        return days
    return [f"{ordinal}{day}" for ordinal in schedule.ordinals for day in days]


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _weekly(schedule: ScheduleRecord, first: date, last: date) -> Iterator[date]:
    anchor = _monday_number(schedule.starts_on) if schedule.starts_on else 0
    for day in _days(first, last):
        in_week = (_monday_number(day) - anchor) % schedule.interval == 0
        if in_week and day.weekday() in schedule.weekdays:
            yield day


def _monday_number(day: date) -> int:
    """Weeks since the first Monday of the calendar; weeks begin on Monday."""
    return (day.toordinal() - 1) // DAYS_OF_WEEK


def _monthly(schedule: ScheduleRecord, first: date, last: date) -> Iterator[date]:
    anchor = _month_number(schedule.starts_on) if schedule.starts_on else 0
    for number in range(_month_number(first), _month_number(last) + 1):
        if (number - anchor) % schedule.interval:
            continue
        year, month = divmod(number, MONTHS_OF_YEAR)
        days = {
            day
            for weekday in schedule.weekdays
            for ordinal in schedule.ordinals
            if (day := _nth_weekday(year, month + 1, weekday, ordinal)) is not None
        }
        yield from sorted(day for day in days if first <= day <= last)


def _month_number(day: date) -> int:
    return day.year * MONTHS_OF_YEAR + day.month - 1


def _nth_weekday(year: int, month: int, weekday: int, ordinal: int) -> date | None:
    """The n-th such weekday of a month, from its end where negative; None for a fifth that is missing."""
    first_weekday, length = calendar.monthrange(year, month)
    days = range(1 + (weekday - first_weekday) % DAYS_OF_WEEK, length + 1, DAYS_OF_WEEK)
    index = ordinal - 1 if ordinal > 0 else len(days) + ordinal
    return date(year, month, days[index]) if 0 <= index < len(days) else None


def _end(schedule: ScheduleRecord) -> date | None:
    if schedule.frequency is Frequency.ONCE:
        return schedule.ends_on or schedule.starts_on
    return schedule.ends_on


def _weekdays(schedule: ScheduleRecord) -> Iterable[int]:
    if schedule.frequency is not Frequency.ONCE:
        return schedule.weekdays
    if schedule.starts_on is None:
        return ()
    days = _days(schedule.starts_on, schedule.ends_on or schedule.starts_on)
    return {day.weekday() for day, _ in zip(days, range(DAYS_OF_WEEK), strict=False)}


def _entries(schedules: list[ScheduleRecord], weekday: int) -> tuple[DayEntry, ...]:
    entries = [
        DayEntry(
            opens_at=schedule.opens_at,
            closes_at=schedule.closes_at,
            ordinals=schedule.ordinals,
            interval=schedule.interval,
            starts_on=schedule.starts_on,
            ends_on=schedule.ends_on,
            description=schedule.description,
        )
        for schedule in schedules
        if weekday in schedule.weekdays
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.opens_at or time.min, entry.closes_at or time.max)))


def _until(last: date, *, with_time: bool) -> str:
    """The end of a rule has the type of its start: a day, or the end of that local day in UTC."""
    if not with_time:
        return f"{last:%Y%m%d}"
    end = datetime.combine(last, time(23, 59, 59), LOCAL_ZONE).astimezone(UTC)
    return f"{end:%Y%m%dT%H%M%SZ}"
