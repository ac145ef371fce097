"""Dates, times, numbers, lists and names of languages as each reader writes them, from the CLDR data of Babel.

Pure functions. The calendar is the Gregorian one everywhere, because all dates here are agreed in Germany; hours are
counted to 24. Persian readers get Persian digits, Arabic readers the digits 0-9, as CLDR has it.
"""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from functools import lru_cache
from typing import Literal, cast

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_interval, format_skeleton, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, get_decimal_symbol

type Width = Literal["short", "medium", "long", "full"]
type NameWidth = Literal["wide", "abbreviated", "narrow"]

# Where a language of the interface has several countries, the European conventions are the ones read here.
_LOCALE_NAMES = {"en": "en_GB"}

# Codes in use among providers that CLDR files under another one.
_LANGUAGE_ALIASES = {"kmr": "ku", "prs": "fa_AF"}

_ARABIC_SCRIPT = frozenset({"ar", "fa"})
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_PERSIAN_NUMBER = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")
# The narrow no-break space is in none of the delivered typefaces.
_SPACES = str.maketrans({"\u202f": "\u00a0"})
# Hours stay on one line: a word joiner after the dash, no-break spaces.
_UNBROKEN = str.maketrans({"–": "–\u2060", "-": "-\u2060", " ": "\u00a0", "\u2009": ""})


@lru_cache(maxsize=32)
def locale_for(language: str) -> Locale:
    """The CLDR locale of an interface language."""
    return Locale.parse(_LOCALE_NAMES.get(language, language))


@lru_cache(maxsize=4096)
def format_date(value: date, language: str, width: Width = "long") -> str:
    """A day, in German "3. Mai 2026" (long) or "Sonntag, 3. Mai 2026" (full)."""
    return _written(babel_date(value, width, locale=locale_for(language)), language)


@lru_cache(maxsize=1024)
def format_month(value: date, language: str) -> str:
    """The month of a day, in German "Mai 2026"."""
    return _written(format_skeleton("yMMMM", value, locale=locale_for(language)), language)


@lru_cache(maxsize=1024)
def time_ago(value: date, today: date, language: str) -> str:
    """How long ago a day was, in the largest fitting unit: "vor 2 Jahren". Days before `today` only."""
    distance = value - today
    return _written(
        format_timedelta(distance, granularity="day", add_direction=True, locale=locale_for(language)),
        language,
    )


@lru_cache(maxsize=1024)
def format_time(value: time, language: str) -> str:
    """A time of day: in German "9 Uhr" or "9:30 Uhr", elsewhere as CLDR writes it with 24 hours."""
    if language == "de":
        return f"{_german_time(value)}\u00a0Uhr"
    return _written(format_skeleton("Hm", value, locale=locale_for(language)), language)


@lru_cache(maxsize=2048)
def time_span(opens: time, closes: time, language: str) -> str:
    """From when until when: in German "9–11:30 Uhr", elsewhere as CLDR writes an interval with 24 hours.

    No line breaks within it.
    """
    if language == "de":
        written = f"{_german_time(opens)}–{_german_time(closes)} Uhr"
    else:
        written = _written(format_interval(opens, closes, "Hm", locale=locale_for(language)), language)
    return written.translate(_UNBROKEN)


@lru_cache(maxsize=512)
def weekday_name(weekday: int, language: str, width: NameWidth = "wide") -> str:
    """The name of a weekday (Monday is 0) standing alone, without the full stop of abbreviations."""
    return str(locale_for(language).days["stand-alone"][width][weekday]).rstrip(".")


@lru_cache(maxsize=4096)
def format_number(value: float | Decimal, language: str) -> str:
    """A number with the separators and digits of the language."""
    written = format_decimal(value, locale=locale_for(language))
    if language == "fa":
        return written.translate(_PERSIAN_NUMBER)
    return written.translate(_SPACES)


@lru_cache(maxsize=32)
def decimal_sign(language: str) -> str:
    """What sets the decimals of a number apart in the language, with the digits 0-9."""
    return get_decimal_symbol(locale_for(language))


@lru_cache(maxsize=1024)
def format_euro(value: int | Decimal, language: str) -> str:
    """An amount of euros; whole amounts without cents."""
    amount = Decimal(value)
    whole = amount == amount.to_integral_value()
    written = format_currency(
        amount.to_integral_value() if whole else amount,
        "EUR",
        locale=locale_for(language),
        currency_digits=not whole,
        format=_euro_pattern(language, whole=whole),
    )
    written = written.replace("EUR", "€")
    return written.translate(_PERSIAN_NUMBER if language == "fa" else _SPACES)


@lru_cache(maxsize=2048)
def language_name(code: str, language: str) -> str:
    """The name of a spoken language in the reader's language; a code that CLDR does not know stays as it is."""
    names = locale_for(language).languages
    known = _LANGUAGE_ALIASES.get(code, code)
    return str(names.get(known) or names.get(known.split("_")[0]) or code)


def comma(language: str) -> str:
    """What stands between things that are set side by side without an "and"."""
    return "، " if language in _ARABIC_SCRIPT else ", "


def list_of(words: Iterable[str], language: str) -> str:
    """Several things as one phrase: "a, b und c"; nothing gives an empty text."""
    return _list_of(tuple(words), language)


@lru_cache(maxsize=2048)
def _list_of(words: tuple[str, ...], language: str) -> str:
    return format_list(words, locale=locale_for(language)) if words else ""


def _euro_pattern(language: str, *, whole: bool) -> str:
    pattern = cast(str, locale_for(language).currency_formats["standard"].pattern)
    return pattern.replace(".00", "") if whole else pattern


def _german_time(value: time) -> str:
    return f"{value.hour}:{value.minute:02}" if value.minute else str(value.hour)


def _written(text: str, language: str) -> str:
    return text.translate(_PERSIAN) if language == "fa" else text.translate(_SPACES)
