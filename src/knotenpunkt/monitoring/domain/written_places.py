"""Regions and days as they stand in tables: keys that Excel has shortened, dates in German or ISO form."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile

STATE_KEY = "05"
_SEPARATORS = re.compile(r"[\s\u00a0.\-/]")
_GERMAN = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")
_WITHOUT_ZERO = {4: 5, 7: 8, 11: 12}
_LONG_KEY = 12
_FIRST_YEAR = 1900


class NotADate(ValueError):
    """The text is no day; the message is a German sentence without the place."""


def region_key(text: str) -> str:
    """The key without blanks and dots, with the zero at its front that Excel takes away.

    Of the twelve digits of the Regionalschlüssel those of the Gemeindeverband (6 to 9) are left out.
    """
    key = _SEPARATORS.sub("", text)
    if key.isascii() and key.isdigit():
        key = key.zfill(_WITHOUT_ZERO.get(len(key), 0))
    return key[:5] + key[9:] if len(key) == _LONG_KEY else key


def nearest_region(key: str, keys: Iterable[str]) -> str | None:
    """The known key with the longest beginning in common, of those the most alike; None if none comes close."""
    ranked = [
        (_common(key, known), SequenceMatcher(None, key, known).ratio(), known) for known in sorted(keys)
    ]
    common, _, nearest = max(ranked, key=lambda entry: entry[:2], default=(0, 0.0, ""))
    return nearest if 2 * common > len(key) else None


def nearest_word(word: str, words: Iterable[str]) -> str | None:
    """The known word that looks most like this one."""
    return next(iter(get_close_matches(word, list(words), n=1)), None)


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def day_in(text: str, *, today: date) -> date:
    """The day in a text, 31.12.2022 or 2022-12-31. Raises NotADate for one that cannot be, or has not come yet."""
    text = text.strip()
    if german := _GERMAN.fullmatch(text):
        day, month, year = german.groups()
    elif iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    else:
        raise NotADate(f"„{text}“ ist kein Datum; bitte so schreiben: 31.12.2022")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise NotADate(f"den {text} gibt es nicht") from error
    return possible_day(found, today=today)


def possible_day(day: date, *, today: date) -> date:
    """The same day, as long as figures can be of it. Raises NotADate."""
    day = day.date() if isinstance(day, datetime) else day
    if day > today:
        raise NotADate(f"der {day:%d.%m.%Y} liegt in der Zukunft")
    if day.year < _FIRST_YEAR:
        raise NotADate(f"der {day:%d.%m.%Y} liegt zu weit zurück")
    return day
