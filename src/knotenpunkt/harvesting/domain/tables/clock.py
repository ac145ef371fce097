"""Days and hours as they are written in tables of any origin."""

import re
from collections.abc import Iterator

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_GERMAN = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_TIME = re.compile(r"(\d{1,2})(?::?(\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|uhr)?", re.IGNORECASE)
_DAY = re.compile(rf"\b({'|'.join((*_ENGLISH, *_GERMAN))})\s*:", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})")
_CLOSED = frozenset(("", "closed", "geschlossen"))
_LATEST = (24, 60)

type Slot = tuple[str, str, str]  # weekday, from, until


def weekday_code(written: str) -> str:
    """„MO" of a day's name, its beginning, or its number from Monday as 1; empty where it is none."""
    text = written.strip().lower().rstrip(".")
    if text.isdigit():
        return _CODES[int(text) - 1] if 1 <= int(text) <= len(_CODES) else ""
    for names in (_ENGLISH, _GERMAN):
        for code, name in zip(_CODES, names, strict=True):
            if len(text) >= 2 and name.startswith(text):
                return code
    return ""


def clock_time(written: str) -> str:
    """„16:00" of „4 PM"; empty where it is no time of a day."""
    match = _TIME.fullmatch(written.strip())
    if match is None:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1].lower()
    if half in {"a", "p"} and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < _LATEST[0] and minute < _LATEST[1] else ""


def slots_in(hours: str) -> list[Slot] | None:
    """„Monday: 9:00-12:00, 13:00-17:00 Tuesday: Closed" by day; None where something of it cannot be read."""
    parts = _DAY.split(hours)
    if parts[0].strip() or len(parts) < 3:
        return None
    found: list[Slot] = []
    for day, text in zip(parts[1::2], parts[2::2], strict=True):
        slots = list(_spans(weekday_code(day), text))
        if not slots and text.strip(" ,;").lower() not in _CLOSED:
            return None
        if slots and _SPAN.sub("", text).strip(" ,;\n"):
            return None
        found += slots
    return found


def _spans(code: str, text: str) -> Iterator[Slot]:
    for begin, end in _SPAN.findall(text):
        yield code, clock_time(begin), clock_time(end)
