"""Reads a German free-text time („jeden Mi 9.00-11.00 Uhr") as schedules, where it is certain."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.schedule_text_clauses import Clause, ClauseReader, Group
from knotenpunkt.directory.domain.schedule_text_dates import Span
from knotenpunkt.directory.domain.schedule_text_times import Opening
from knotenpunkt.directory.domain.schedule_text_tokens import UncertainError

LONGEST_TEXT = 400
_DAYS_OF_WEEK = 7
_TELEPHONE = re.compile(
    r"\((?P<hours>tel(?:efon|efonisch)?\b[^()]*\d[^()]*)\)|(?P<number>\btel(?:\.|efon)?:?\s*(?:\+|0)\d[\d\s/-]{4,}\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ScheduleReading:
    """What a text says about when: its schedules, and the rest of its words that they do not carry.

    Without certainty there are no schedules, and the rest is the whole text.
    """

    schedules: tuple[ScheduleRecord, ...]
    certain: bool
    rest: str


def read_schedule(text: str, *, stated_on: PartialDate | None) -> ScheduleReading:
    """The schedules of a German text in its order; none where a single word of it is not understood.

    `stated_on` says when the text was written; with the weekday it decides the year of „Sa 28.9. 12 Uhr".
    """
    stripped = unicodedata.normalize("NFC", text).strip()
    uncertain = ScheduleReading((), certain=False, rest=stripped)
    if len(stripped) > LONGEST_TEXT:
        return uncertain
    try:
        times, telephone = _set_telephone_aside(stripped)
        clauses, rest = ClauseReader(times, stated_on).read()
        schedules = _schedules(clauses)
    except UncertainError:
        return uncertain
    remarks = "; ".join(remark for remark in (rest, telephone) if remark)
    return ScheduleReading(schedules, certain=True, rest=remarks)


def _set_telephone_aside(text: str) -> tuple[str, str]:
    """The text without a bracket of telephone hours or a telephone number, and what was taken out."""
    match = _TELEPHONE.search(text)
    if match is None:
        return text, ""
    remaining = f"{text[: match.start()].rstrip(' ,;\n')} {text[match.end() :]}"
    return remaining.strip(), match["hours"] or match["number"]


def _schedules(clauses: list[Clause]) -> tuple[ScheduleRecord, ...]:
    """The schedules of all clauses; a weekday beside a date („Di 3.9.2024 und Do") may be a date too."""
    if len({bool(clause.spans) for clause in clauses}) > 1:
        raise UncertainError
    _check_scope_of_limits(clauses)
    _share_openings(clauses)
    _pass_labels_on(clauses)
    closed = {day for clause in clauses if clause.closed for day in _closed_days(clause)}
    found = [record for clause in clauses if not clause.closed for record in _clause_schedules(clause)]
    schedules = tuple(_without(closed, record) for record in found)
    if not schedules or _contradict(schedules):
        raise UncertainError
    return schedules


def _check_scope_of_limits(clauses: list[Clause]) -> None:
    """In „14-tägig Mo 10 Uhr, Di 12 Uhr" nobody knows whether the limit holds for the second day too."""
    for earlier, later in pairwise(clauses):
        if later.new_line or later.closed:
            continue
        if (earlier.interval, earlier.starts_on, earlier.ends_on) != (
            later.interval,
            later.starts_on,
            later.ends_on,
        ):
            raise UncertainError
        if _is_monthly(earlier) and not _is_monthly(later):
            raise UncertainError


def _is_monthly(clause: Clause) -> bool:
    return any(group.ordinals for group in clause.groups)


def _share_openings(clauses: list[Clause]) -> None:
    """„jeden Freitag und 2. Sonntag im Monat 15-17 Uhr": the time holds for both.

    Any other missing time beside a given one is a doubt.
    """
    for earlier, later in reversed(list(pairwise(clauses))):
        if earlier.closed or later.closed or bool(earlier.openings) == bool(later.openings):
            continue
        if earlier.openings and later.part:
            continue
        shared = later.joined_by_and and not earlier.openings and not earlier.part
        if not (shared and earlier.groups and later.groups):
            raise UncertainError
        earlier.openings = later.openings


def _pass_labels_on(clauses: list[Clause]) -> None:
    """„telefonisch Mo-Fr 8-16 Uhr, Sa 9-12 Uhr": a label holds to the end of its line, beyond is a doubt."""
    label = ""
    for clause in clauses:
        if clause.label:
            label = clause.label
        elif label and clause.new_line:
            raise UncertainError
        clause.label = label


def _closed_days(clause: Clause) -> tuple[int, ...]:
    (group,) = clause.groups
    conditional = clause.openings or clause.part or clause.interval > 1 or clause.notes or clause.excluded
    if conditional or group.ordinals or clause.spans or clause.starts_on or clause.ends_on:
        raise UncertainError
    return group.weekdays


def _clause_schedules(clause: Clause) -> list[ScheduleRecord]:
    openings = clause.openings or (Opening(None, None),)
    return [
        replace(day, opens_at=opening.opens, closes_at=opening.closes, description=_description(clause))
        for day in _days(clause)
        for opening in openings
    ]


def _description(clause: Clause) -> str:
    part = "" if clause.openings else clause.part
    return ", ".join(word for word in (clause.label, part, *clause.notes) if word)


def _days(clause: Clause) -> list[ScheduleRecord]:
    """The schedules of a clause without their times."""
    if clause.spans:
        return _dated(clause)
    groups = _groups(clause)
    if clause.weeks and (len(groups) > 1 or groups[0].ordinals):
        raise UncertainError
    if clause.starts_on and clause.ends_on and clause.ends_on < clause.starts_on:
        raise UncertainError
    if clause.interval > 1 and clause.starts_on and clause.starts_on.weekday() not in groups[0].weekdays:
        raise UncertainError
    return [
        ScheduleRecord(
            frequency=Frequency.MONTHLY if group.ordinals else Frequency.WEEKLY,
            weekdays=group.weekdays,
            ordinals=group.ordinals,
            interval=clause.interval,
            starts_on=clause.starts_on,
            ends_on=clause.ends_on,
        )
        for group in groups
    ]


def _groups(clause: Clause) -> tuple[Group, ...]:
    """The weekdays of a clause less its exceptions.

    „täglich" alone is no certain week: at an office it means Monday to Friday.
    """
    if clause.daily and not clause.groups:
        if not clause.excluded:
            raise UncertainError
        return (Group(tuple(day for day in range(_DAYS_OF_WEEK) if day not in clause.excluded)),)
    if not clause.excluded:
        return clause.groups
    (group,) = clause.groups if len(clause.groups) == 1 else (Group(()),)
    if group.ordinals or not set(clause.excluded) < set(group.weekdays):
        raise UncertainError
    return (Group(tuple(day for day in group.weekdays if day not in clause.excluded)),)


def _dated(clause: Clause) -> list[ScheduleRecord]:
    """Single days, a span of days, or weekdays within a span."""
    if clause.interval > 1 or clause.starts_on or clause.ends_on or clause.excluded:
        raise UncertainError
    weekdays = _weekdays_within(clause)
    if weekdays:
        (span,) = clause.spans
        return [ScheduleRecord(Frequency.WEEKLY, weekdays, starts_on=span.first, ends_on=span.last)]
    if clause.openings and any(span.days > 1 for span in clause.spans):
        raise UncertainError  # daily, or from the first day's hour to the last day's
    return [
        ScheduleRecord(Frequency.ONCE, starts_on=span.first, ends_on=span.last if span.days > 1 else None)
        for span in clause.spans
    ]


def _weekdays_within(clause: Clause) -> tuple[int, ...]:
    """The weekdays on which something takes place within the clause's span; none for whole days."""
    if not clause.groups and not clause.daily:
        return ()
    if len(clause.spans) != 1 or clause.spans[0].days == 1 or len(clause.groups) > 1:
        raise UncertainError
    occurring = _weekdays_of(clause.spans[0])
    if not clause.groups:
        return occurring
    (group,) = clause.groups
    if group.ordinals or not set(group.weekdays) <= set(occurring):
        raise UncertainError
    if group.weekdays == occurring and clause.spans[0].days < _DAYS_OF_WEEK and not clause.daily:
        return ()  # „Fr-So 20.-22.9.2024" names the span's own days
    if clause.spans[0].days <= _DAYS_OF_WEEK and group.weekdays != occurring:
        raise UncertainError
    return group.weekdays


def _weekdays_of(span: Span) -> tuple[int, ...]:
    days = (span.first + timedelta(days=offset) for offset in range(min(span.days, _DAYS_OF_WEEK)))
    return tuple(sorted(day.weekday() for day in days))


def _without(closed: Iterable[int], record: ScheduleRecord) -> ScheduleRecord:
    """The schedule less the weekdays said to be closed; a doubt where nothing of it is left."""
    weekdays = tuple(day for day in record.weekdays if day not in closed)
    if record.weekdays and not weekdays:
        raise UncertainError
    return replace(record, weekdays=weekdays)


def _contradict(schedules: tuple[ScheduleRecord, ...]) -> bool:
    """Whether two schedules claim the same hours of the same day, as no person would write on purpose."""
    return any(
        _same_days(one, other) and _overlap(one, other)
        for index, one in enumerate(schedules)
        for other in schedules[:index]
    )


def _same_days(one: ScheduleRecord, other: ScheduleRecord) -> bool:
    if one.frequency is not other.frequency or one.description != other.description:
        return False
    if one.frequency is Frequency.ONCE:
        return _first_day(one) <= _last_day(other) and _first_day(other) <= _last_day(one)
    together = set(one.weekdays) & set(other.weekdays)
    return bool(together) and (not one.ordinals or bool(set(one.ordinals) & set(other.ordinals)))


def _first_day(record: ScheduleRecord) -> date:
    return record.starts_on or date.min


def _last_day(record: ScheduleRecord) -> date:
    return record.ends_on or _first_day(record)


def _overlap(one: ScheduleRecord, other: ScheduleRecord) -> bool:
    """Intervals; an unknown end overlaps with whatever lies beyond it. One may begin where the other ends."""
    return _starts_before_end(one, other) and _starts_before_end(other, one)


def _starts_before_end(one: ScheduleRecord, other: ScheduleRecord) -> bool:
    return one.opens_at is None or other.closes_at is None or one.opens_at < other.closes_at
