"""Postal codes and streets: numbers made text again, abbreviations written out."""

import re

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean_line, is_placeholder, is_row_above, shown

_POSTAL_CODE = re.compile(r"(?:(?:D|DE)\s*[-–]?\s*)?(\d{5})")
_STREET_ENDINGS = (
    (re.compile(r"(?<=[a-zäöüß])str(?:\.|(?=\s+\d|$))"), "straße"),
    (re.compile(r"\bStr\."), "Straße"),
    (re.compile(r"strasse\b"), "straße"),
    (re.compile(r"\bStrasse\b"), "Straße"),
)
_DOUBLED = re.compile(r"(Straße|straße)(?=\d)")
_SEVERAL = re.compile(r"\s[/|]\s|;|\boder\b|,\s*(?:ab|bis|jetzt|neu|früher|ehem)\b|,\s*[A-ZÄÖÜ][^,]*\d")


def read_postal_code(cell: RawCell) -> Reading[str]:
    """Five digits; anything else stays as it is written and is asked about."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        digits = f"{int(cell.value):05d}"
        return Reading(digits, digits) if len(digits) == 5 else _unreadable(digits)
    text = clean_line(shown(cell))
    if not text:
        return Reading("", "")
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    match = _POSTAL_CODE.fullmatch(text)
    return Reading(match[1], match[1]) if match else _unreadable(text)


def _unreadable(text: str) -> Reading[str]:
    return Reading(text, text, (question(IssueKind.UNREADABLE, text),))


def read_street(cell: RawCell) -> Reading[str]:
    """„Straße" written out. Two addresses stay and are asked about; „s.o." is never resolved here."""
    text = clean_line(shown(cell))
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    if is_row_above(text):
        return Reading("", "", (question(IssueKind.UNRESOLVED_REFERENCE, text),))
    street = text
    for pattern, full in _STREET_ENDINGS:
        street = pattern.sub(full, street)
    street = _DOUBLED.sub(r"\1 ", street)
    several = (question(IssueKind.SEVERAL_VALUES, text),) if _SEVERAL.search(street) else ()
    return Reading(street, street, several)
