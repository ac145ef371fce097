"""Days of the calendar in a German time text: „Freitag, 21.06.2024", „6./9. und 14. August (2024)"."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from knotenpunkt.directory.domain.records import PartialDate
from knotenpunkt.directory.domain.schedule_text_tokens import Cursor, Kind, UncertainError

EARLIEST_YEAR, LATEST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class _Day:
    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    ends_span: bool = False  # „bis" stands before it


def dates_begin(cursor: Cursor) -> bool:
    """Whether a date stands here, rather than a weekday that repeats or „1. Montag im Monat"."""
    offset = 0
    if cursor.peek().key in ("am", "den", "vom"):
        offset += 1
    if cursor.peek(offset).kind is Kind.WEEKDAY:
        offset += 1
        while cursor.peek(offset).key in (",", "den", "dem"):
            offset += 1
    while cursor.peek(offset).kind is Kind.DAY:
        offset += 1
        while cursor.peek(offset).kind in (Kind.AND, Kind.TO) or cursor.peek(offset).key in (",", "/"):
            offset += 1
    return cursor.peek(offset).kind in (Kind.DATE, Kind.MONTH)


def read_dates(cursor: Cursor, stated_on: PartialDate | None) -> tuple[Span, ...]:
    """The days and spans of days that stand here, in ascending order; empty where no date begins.

    A month or year that follows holds for the days before it. A day without any year is certain only
    where its weekday is written and fits the year the text was stated in, or the next.
    """
    if not dates_begin(cursor):
        return ()
    cursor.accept_key("vom", "am")
    days = [_read_day(cursor)]
    while (following := _read_following(cursor)) is not None:
        days.append(following)
    spans: list[Span] = []
    for day, resolved in zip(days, _resolve(days, stated_on), strict=True):
        if not day.ends_span:
            spans.append(Span(resolved, resolved))
        elif spans and spans[-1].days == 1:
            spans[-1] = Span(spans[-1].first, resolved)
        else:
            raise UncertainError
    if any(span.days < 1 for span in spans):
        raise UncertainError
    if any(later.first <= earlier.last for earlier, later in pairwise(spans)):
        raise UncertainError
    return tuple(spans)


def _read_day(cursor: Cursor) -> _Day:
    weekday = cursor.accept(Kind.WEEKDAY)
    if weekday is not None and weekday.key.endswith("s") and len(weekday.key) > 2:
        raise UncertainError  # „dienstags" repeats, a date does not
    if weekday is not None:
        cursor.accept_key(",")
    cursor.accept_key("den", "dem")
    if (full := cursor.accept(Kind.DATE)) is not None:
        day, month, *year = full.numbers
        found = _Day(day, month, year[0] if year else None)
    elif (short := cursor.accept(Kind.DAY)) is not None:
        named = cursor.accept(Kind.MONTH)
        found = _Day(short.number, named.number if named else None)
    else:
        raise UncertainError
    if found.month is not None and found.year is None:
        found = replace(found, year=_read_year(cursor))
    return replace(found, weekday=weekday.number if weekday else None)


def _read_year(cursor: Cursor) -> int | None:
    if cursor.peek().key == "(" and cursor.peek(1).kind is Kind.YEAR and cursor.peek(2).key == ")":
        year = cursor.peek(1).number
        cursor.position += 3
        return year
    token = cursor.accept(Kind.YEAR)
    return token.number if token else None


def _read_following(cursor: Cursor) -> _Day | None:
    mark = cursor.position
    ends_span = cursor.accept(Kind.TO) is not None
    if ends_span:
        cursor.accept_key("zum")
    elif not (cursor.accept(Kind.AND) or cursor.accept_key(",", "/")):
        return None
    if dates_begin(cursor):
        cursor.accept_key("am")
        return replace(_read_day(cursor), ends_span=ends_span)
    cursor.position = mark
    return None


def _resolve(days: list[_Day], stated_on: PartialDate | None) -> list[date]:
    resolved: list[date] = []
    month: int | None = None
    year: int | None = None
    for day in reversed(days):
        month = day.month or month
        year = day.year or year
        if month is None:
            raise UncertainError
        resolved.append(_date(replace(day, month=month, year=year), stated_on))
    return resolved[::-1]


def _date(day: _Day, stated_on: PartialDate | None) -> date:
    year = day.year if day.year is not None else _year_by_weekday(day, stated_on)
    if day.month is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UncertainError
    try:
        resolved = date(year, day.month, day.day)
    except ValueError:
        raise UncertainError from None
    if day.weekday is not None and resolved.weekday() != day.weekday:
        raise UncertainError
    return resolved


def _year_by_weekday(day: _Day, stated_on: PartialDate | None) -> int:
    """The year, of the one stated and the next, in which the day is on its weekday and not yet past."""
    if stated_on is None or stated_on.approximate or day.weekday is None or day.month is None:
        raise UncertainError
    for year in (stated_on.year, stated_on.year + 1):
        try:
            candidate = date(year, day.month, day.day)
        except ValueError:
            continue
        if candidate >= stated_on.earliest and candidate.weekday() == day.weekday:
            return year
    raise UncertainError
