"""Cleaning of written text: invisible differences go, words stay; placeholders and „see above" are recognised."""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell, Reading, note

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
# joiners (U+200C, U+200D) stay: Persian words and composed pictures need them
_BLANKS = re.compile(r"[^\S\n]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_WORD = re.compile(r"[\W_]+")
_PLACEHOLDERS = frozenset(
    (
        *("-", "--", "---", "–", "—", "?", "??", "???", ".", "...", "…", "/", "x", "xxx"),
        *("ka", "kA", "k.a", "k.a.", "k. a.", "keine angabe", "keine angaben", "n/a", "n.a.", "n. a."),
        *("unbekannt", "nicht bekannt", "offen", "tbd", "folgt", "null", "none", "#nv", "#n/a"),
    )
)
_LONGEST_WORDS = 60  # with room for blanks around; longer cells need not be looked at
_ABOVE = frozenset(
    (
        *(
            "so",
            "s.o",
            "s.o.",
            "s. o.",
            "s.oben",
            "s. oben",
            "siehe oben",
            "siehe o.",
            "wie oben",
            "w.o.",
            "w. o.",
        ),
        *("dito", "ditto", "dto", "dto.", "desgl.", "desgleichen"),
        *('"', '""', "''", "″", "〃", "„", "“", "”", "„“", "„”", '-"-', '- " -', '--"--'),
    )
)


def shown(cell: RawCell) -> str:
    """The cell as a person sees it, so far as text can say it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}".replace(".", ",")
    if isinstance(value, datetime | date):
        return _shown_date(value, cell.number_format)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value)


def _shown_date(value: date, number_format: str) -> str:
    """German short forms; a time of day only where it is not midnight."""
    layout = number_format.upper()
    if "D" not in layout and "T" not in layout and "Y" in layout:
        return f"{value:%m.%Y}" if "M" in layout else f"{value:%Y}"
    if "Y" not in layout and "J" not in layout and layout != "GENERAL":
        return f"{value.day}. {_MONTHS[value.month - 1]}"
    clock = f" {value:%H:%M}" if isinstance(value, datetime) and value.time() != time() else ""
    return f"{value:%d.%m.%Y}{clock}"


_MONTHS = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


@lru_cache(maxsize=4_096)
def clean(text: str) -> str:
    """Composed letters, ordinary blanks, no doubled ones, none at the ends; line breaks between words stay."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def clean_line(text: str) -> str:
    """`clean` for what is one line by nature: names, places, addresses."""
    return clean(text).replace("\n", " ")


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """What is left to compare when case, punctuation, umlaut spelling and blanks do not count: „aeltere leute"."""
    return _NOT_WORD.sub(" ", clean(text).casefold().translate(_UMLAUTS)).strip()


def is_placeholder(text: str) -> bool:
    """Whether a cell says in other words that it is empty („–", „k.A.", „?")."""
    return len(text) <= _LONGEST_WORDS and clean_line(text).casefold() in _PLACEHOLDERS


def is_row_above(text: str) -> bool:
    """Whether a cell refers to the row above („s.o.", „siehe oben", a ditto mark)."""
    return len(text) <= _LONGEST_WORDS and clean_line(text).casefold() in _ABOVE


def read_text(cell: RawCell) -> Reading[str]:
    """Free text over one or more lines, verbatim but for invisible differences; a placeholder is nothing."""
    return _read(clean(shown(cell)))


def read_line(cell: RawCell) -> Reading[str]:
    """Text of one line; a placeholder is nothing."""
    return _read(clean_line(shown(cell)))


def _read(text: str) -> Reading[str]:
    if is_placeholder(text):
        return Reading("", "", (note(IssueKind.PLACEHOLDER, text),))
    return Reading(text, text)
