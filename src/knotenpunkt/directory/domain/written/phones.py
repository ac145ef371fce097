"""Telephone numbers: in any of the usual forms, one or several in a cell; E.164 inside, national form outside."""

import re

import phonenumbers

from knotenpunkt.directory.domain.records import PhoneRecord
from knotenpunkt.directory.domain.written.reading import Issue, IssueKind, RawCell, Reading, note, question
from knotenpunkt.directory.domain.written.text import clean, is_placeholder, is_row_above, shown

_COUNTRY = "DE"
_SEPARATORS = re.compile(
    r"\s*(?:\n|;|,|\||\boder\b|\bund\b|\bsowie\b|(?<=\d)\s*[/+&]\s*(?=(?:\+|00|0)\d{2,5}[\s/()-]))\s*"
)
_BRACKETS = re.compile(r"\(([^()]*[^\W\d_][^()]*)\)")
_LABEL = re.compile(r"\b(?:tel(?:efon)?|fon|phone|ruf|nr)\b\.?:?", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d[\d\s()/.\-–]*\d")


def format_phone(number: str) -> str:
    """E.164 as people here write it: „02452 134222"; numbers of other countries keep their country code."""
    parsed = phonenumbers.parse(number, None)
    home = phonenumbers.region_code_for_country_code(parsed.country_code or 0) == _COUNTRY
    style = phonenumbers.PhoneNumberFormat.NATIONAL if home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def write_phones(phones: tuple[PhoneRecord, ...]) -> str:
    """Several numbers with a comma, what each is for in brackets behind it."""
    return ", ".join(
        f"{format_phone(phone.number)} ({phone.description})"
        if phone.description
        else format_phone(phone.number)
        for phone in phones
    )


def read_phones(cell: RawCell) -> Reading[tuple[PhoneRecord, ...]]:
    """Every number of the cell; a part without a valid number is asked about, and so is a reference to another row."""
    text = clean(shown(cell))
    if not text:
        return Reading((), "")
    if is_placeholder(text):
        return Reading((), "", (note(IssueKind.PLACEHOLDER, text),))
    if is_row_above(text):
        return Reading((), "", (question(IssueKind.UNRESOLVED_REFERENCE, text),))
    numeric = not isinstance(cell.value, str)
    phones: list[PhoneRecord] = []
    issues: list[Issue] = []
    for part in _split(text):
        phone = _read_one(part, issues, numeric=numeric)
        if phone is not None and phone not in phones:
            phones.append(phone)
    found = tuple(phones)
    return Reading(found, write_phones(found), tuple(issues))


def _split(text: str) -> list[str]:
    """Parts of a cell; a separator inside brackets separates nothing."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group(0))
        return f"\x00{len(kept) - 1}\x00"

    parts = _SEPARATORS.split(_BRACKETS.sub(keep, text))
    return [re.sub("\x00(\\d+)\x00", lambda mark: kept[int(mark[1])], part) for part in parts if part.strip()]


def _read_one(part: str, issues: list[Issue], *, numeric: bool) -> PhoneRecord | None:
    brackets = [match.strip() for match in _BRACKETS.findall(part)]
    rest = _LABEL.sub(" ", _BRACKETS.sub(" ", part))
    match = _NUMBER.search(rest)
    if match is None:
        issues.append(question(IssueKind.UNREADABLE, part))
        return None
    written = match.group(0).replace("(0)", "")
    around = re.sub(r"[()]", " ", f"{rest[: match.start()]} {rest[match.end() :]}")
    words = " ".join(around.split()).strip(" :,-–")
    number = _parse(written)
    if number is None and re.match(r"[1-9]", written):
        number = _parse("0" + written)
        if number is not None and numeric:
            issues.append(note(IssueKind.LOST_ZERO, part, chosen=format_phone(number)))
        elif number is not None:
            issues.append(question(IssueKind.LOST_ZERO, part, chosen=format_phone(number)))
    if number is None:
        issues.append(question(IssueKind.UNREADABLE, part))
        return None
    return PhoneRecord(number, ", ".join(filter(None, [words, *brackets])))


def _parse(written: str) -> str | None:
    """E.164, or None where it is no valid number with its area code."""
    if not written.lstrip("(").startswith(("0", "+")):
        return None
    try:
        parsed = phonenumbers.parse(written, _COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
