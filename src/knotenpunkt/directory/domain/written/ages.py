"""Ages in years: two cells that may hold numbers, words, a span, or a span that Excel took for a date."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean_line, is_placeholder, shown

_OLDEST = 120
_UNIT = r"\s*(?:jahre?n?|j\.?|jährige?)?\s*"
_SPAN = re.compile(rf"(?:von\s*)?(\d{{1,3}}){_UNIT}(?:-|–|—|bis|/)\s*(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_FROM = re.compile(rf"(?:ab|von|mind\.?|mindestens)\s*(\d{{1,3}}){_UNIT}|(\d{{1,3}})\s*\+", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:bis|max\.?|höchstens)\s*(?:zu\s*)?(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_UNDER = re.compile(rf"unter\s*(\d{{1,3}}){_UNIT}", re.IGNORECASE)
_PLAIN = re.compile(rf"(\d{{1,3}}){_UNIT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ages:
    """The youngest and the oldest for whom something is meant, inclusive; None where there is no limit."""

    low: Reading[int | None]
    high: Reading[int | None]


def read_ages(low_cell: RawCell, high_cell: RawCell) -> Ages:
    """Both ages: one cell often holds both. In a contradiction each cell counts for its own, and is asked about."""
    low_span, low_issues = _bounds(low_cell, upper=False)
    high_span, high_issues = _bounds(high_cell, upper=True)
    low, high = low_span[0], high_span[1]
    if low is None:
        low = high_span[0]
    elif high_span[0] not in (None, low):
        high_issues = (*high_issues, question(IssueKind.SEVERAL_VALUES, clean_line(shown(high_cell))))
    if high is None:
        high = low_span[1]
    elif low_span[1] not in (None, high):
        low_issues = (*low_issues, question(IssueKind.SEVERAL_VALUES, clean_line(shown(low_cell))))
    if low is not None and high is not None and low > high:
        asked = question(IssueKind.UNREADABLE, f"{low}–{high}", candidates=(f"{high}–{low}",))
        return Ages(_reading(None, (*low_issues, asked)), _reading(None, high_issues))
    return Ages(_reading(low, low_issues), _reading(high, high_issues))


def _reading(value: int | None, issues: tuple[Issue, ...]) -> Reading[int | None]:
    return Reading(value, "" if value is None else str(value), issues)


type _Bounds = tuple[tuple[int | None, int | None], tuple[Issue, ...]]


def _bounds(cell: RawCell, *, upper: bool) -> _Bounds:
    """What one cell says of both ages."""
    if isinstance(cell.value, datetime | date):
        return _from_date(cell.value, cell.number_format)
    text = clean_line(shown(cell))
    if not text:
        return (None, None), ()
    if is_placeholder(text):
        return (None, None), (note(IssueKind.PLACEHOLDER, text),)
    found = _from_text(text, upper=upper)
    if found is None or any(age is not None and age > _OLDEST for age in found):
        return (None, None), (question(IssueKind.UNREADABLE, text),)
    return found, ()


def _from_text(text: str, *, upper: bool) -> tuple[int | None, int | None] | None:
    if match := _SPAN.fullmatch(text):
        return int(match[1]), int(match[2])
    if match := _FROM.fullmatch(text):
        return int(match[1] or match[2]), None
    if match := _UNTIL.fullmatch(text):
        return None, int(match[1])
    if match := _UNDER.fullmatch(text):
        return None, max(int(match[1]) - 1, 0)
    if match := _PLAIN.fullmatch(text):
        age = int(match[1])
        return (None, age) if upper else (age, None)
    return None


def _from_date(value: date, number_format: str) -> _Bounds:
    """„8-12" that Excel made 8 December: day and month, or month and year where the format shows no day."""
    layout = number_format.upper()
    low, high = (
        (value.day, value.month) if "D" in layout or "T" in layout else (value.month, value.year % 100)
    )
    if low < high:
        return (low, high), (note(IssueKind.MISREAD_BY_EXCEL, f"{low}-{high}", chosen=f"{low}–{high}"),)
    return (None, None), (
        question(IssueKind.MISREAD_BY_EXCEL, f"{low}-{high}", candidates=(f"{high}–{low}",)),
    )
