"""Whether a single value is what its field may hold."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from knotenpunkt.hsds.domain.findings import Code
from knotenpunkt.hsds.domain.vocabulary import Field, Kind

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(
    r"(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?|24:00(?::00)?)(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_TRUTH = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def number_in(value: object) -> float | None:
    """The number that a value is, or that a text says; None where there is none, or none that is finite."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def day_in(value: object) -> date | None:
    """The day that a text says, also where an hour follows."""
    if not isinstance(value, str) or not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _is_instant(text: str) -> bool:
    if not _INSTANT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def _is_uri(text: str) -> bool:
    if not _URI.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(parts.netloc) or parts.scheme.lower() not in {"http", "https"}


_WRITTEN: dict[Kind, tuple[Code, Callable[[str], object]]] = {
    Kind.UUID: (Code.NOT_UUID, _UUID.fullmatch),
    Kind.URI: (Code.NOT_URI, _is_uri),
    Kind.EMAIL: (Code.NOT_EMAIL, _EMAIL.fullmatch),
    Kind.DATE: (Code.NOT_DATE, lambda text: _DAY.fullmatch(text) and day_in(text)),
    Kind.TIME: (Code.NOT_TIME, _TIME.fullmatch),
    Kind.INSTANT: (Code.NOT_INSTANT, _is_instant),
}


def fault(field: Field, value: object, *, is_text: bool) -> Code | None:
    """What is wrong with a value, if anything; `is_text`: numbers and truths are written as text."""
    if field.kind is Kind.NUMBER:
        is_number = (is_text or not isinstance(value, str)) and number_in(value) is not None
        return None if is_number else Code.NOT_NUMBER
    if field.kind is Kind.BOOLEAN:
        is_truth = isinstance(value, bool) or (is_text and str(value).lower() in _TRUTH)
        return None if is_truth else Code.NOT_BOOLEAN
    if not isinstance(value, str):
        return Code.NOT_TEXT
    if field.values:
        return None if value in field.values else Code.NOT_ALLOWED
    code, is_right = _WRITTEN.get(field.kind, (None, bool))
    return code if code is not None and not is_right(value) else None
