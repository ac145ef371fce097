"""The date a statement stands for, in every form people give it, and dates that Excel made of free text."""

import re
from datetime import date, datetime

from knotenpunkt.directory.domain.records import PartialDate
from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean, clean_line, fold, is_placeholder, shown

_MONTHS = {
    "jan": 1,
    "feb": 2,
    "maer": 3,
    "mar": 3,
    "mrz": 3,
    "apr": 4,
    "mai": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "nov": 11,
    "dez": 12,
}
_ABOUT = re.compile(r"^(?:ca\.?|circa|etwa|ungefähr|um|~|≈)\s*", re.IGNORECASE)
_YEAR = r"(?P<year>\d{4})"
_SHORT_YEAR = r"(?P<year>\d{4}|\d{2})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        rf"(?P<month>\d{{1,2}})\s*[/.\-]\s*{_SHORT_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s*(?P<month>\d{{1,2}})\.\s*{_SHORT_YEAR}",
        rf"(?:(?P<day>\d{{1,2}})\.\s*)?(?P<name>[^\W\d_]{{3,9}})\.?\s*(?:['’]?\s*{_SHORT_YEAR})",
    )
)
_APPOINTMENT = frozenset(("nv", "n v", "nach absprache"))


def read_stated_on(cell: RawCell) -> Reading[PartialDate | None]:
    """A year, a month or a day; how much of a date cell counts is told by its number format."""
    value = cell.value
    if isinstance(value, datetime | date):
        return _stated(_by_format(value, cell.number_format))
    text = clean_line(shown(cell))
    if not text:
        return Reading(None, "")
    if is_placeholder(text):
        return Reading(None, "", (note(IssueKind.PLACEHOLDER, text),))
    found = parse_partial_date(text)
    if found is None:
        return Reading(None, "", (question(IssueKind.UNREADABLE, text),))
    return _stated(found)


def parse_partial_date(text: str) -> PartialDate | None:
    """„2019", „03/19", „Juli 2019", „ca. 2015", „24.01.2020", „2018-05"; None where it is none of these."""
    rest = _ABOUT.sub("", text)
    doubtful = rest.endswith("?")
    approximate = rest != text or doubtful
    rest = rest.rstrip("?").strip()
    for form in _FORMS:
        match = form.fullmatch(rest)
        if match is None:
            continue
        parts = match.groupdict()
        month = _MONTHS.get(_month_key(parts["name"])) if parts.get("name") else _number(parts.get("month"))
        if parts.get("name") and month is None:
            return None
        year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
        return _valid(year, month, _number(parts.get("day")), approximate=approximate)
    return None


def read_schedule_text(cell: RawCell) -> Reading[str]:
    """When something takes place, as text; a date cell becomes „24.09.2024". „n.V." is no time and is asked about."""
    value = cell.value
    if isinstance(value, datetime | date):
        text = shown(RawCell(value, "DD.MM.YYYY"))
        return Reading(text, text, (note(IssueKind.MISREAD_BY_EXCEL, text, chosen=text),))
    text = clean(shown(cell))
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    if fold(text) in _APPOINTMENT:
        return Reading("", "", (question(IssueKind.PLACEHOLDER, text, candidates=("", "nach Vereinbarung")),))
    return Reading(text, text)


def _stated(found: PartialDate) -> Reading[PartialDate | None]:
    return Reading(found, str(found))


def _by_format(value: date, number_format: str) -> PartialDate:
    layout = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).upper()
    if "D" in layout or "T" in layout or not any(sign in layout for sign in "MYJ"):
        return PartialDate(value.year, value.month, value.day)
    return PartialDate(value.year, value.month) if "M" in layout else PartialDate(value.year)


def _month_key(name: str) -> str:
    folded = fold(name)
    return folded[:4] if folded.startswith("maer") else folded[:3]


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _valid(year: int, month: int | None, day: int | None, *, approximate: bool) -> PartialDate | None:
    if not 1900 <= year <= 2100:
        return None
    try:
        return PartialDate(year, month, day, approximate)
    except ValueError:
        return None
