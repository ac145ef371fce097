"""What is counted of a question, and what never is: people type private things into a search field.

Nothing about whoever asks is known here: no address, no cookie, no time of day.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from knotenpunkt.search.domain.letters import folded

LONGEST = 80  # characters that are kept of a question's words

_NUMBER = re.compile(r"\d(?:[\W_]*\d){5}")  # six digits or more: a phone number, a birthday, a file number
_ENDINGS = "at|be|ch|com|de|eu|fr|gov|info|io|ir|net|nl|nrw|org|pl|ro|ru|tr|ua|uk"
_ADDRESS = re.compile(rf"@|://|\bwww\.|\w\.(?:{_ENDINGS})\b")
_BETWEEN_WORDS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Searched:
    """A question as it is counted.

    `words`: without the place, empty where nothing may be counted. `municipality`: the AGS of the place that was named,
    or nothing. `typed`: the whole question; it tells what somebody was still typing and is never stored.
    """

    words: str
    language: str
    municipality: str = ""
    results: int = 0
    typed: str = ""

    @classmethod
    def of(
        cls, question: str, words: str, language: str, *, municipality: str = "", results: int = 0
    ) -> "Searched":
        """The question of somebody who reads in `language`; `words` is what remains of it without the place."""
        typed = _plain(question)
        kept = "" if _is_private(typed) else countable(words)
        return cls(kept, language, municipality, results, typed)


@dataclass(frozen=True, slots=True, order=True)
class CountKey:
    """What is counted together."""

    centre: uuid.UUID
    day: date
    words: str
    language: str
    municipality: str

    @classmethod
    def of(cls, centre: uuid.UUID, day: date, searched: Searched) -> "CountKey":
        """Where a question is counted."""
        return cls(centre, day, searched.words, searched.language, searched.municipality)


@dataclass(frozen=True, slots=True)
class Figures:
    """How often something was searched for, how often without a result, and how often somebody said it is missing."""

    searches: int = 0
    without_results: int = 0
    missing: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.searches + other.searches,
            self.without_results + other.without_results,
            self.missing + other.missing,
        )

    def __sub__(self, other: "Figures") -> "Figures":
        return Figures(
            self.searches - other.searches,
            self.without_results - other.without_results,
            self.missing - other.missing,
        )


def countable(words: str) -> str:
    """Words in one spelling, at most 80 characters and never half a word; nothing where they may be private.

    Never counted are six digits or more in a row, whatever stands between them, and addresses of the net or of mail.
    """
    plain = _plain(words)
    if _is_private(plain) or not any(letter.isalnum() for letter in plain):
        return ""
    return plain if len(plain) <= LONGEST else plain[: LONGEST + 1].rpartition(" ")[0]


def summed(heard: Iterable[tuple[CountKey, int]]) -> Mapping[CountKey, Figures]:
    """Figures by key, the keys in order; with each question comes the number of its results."""
    sums: dict[CountKey, Figures] = {}
    for key, results in heard:
        sums[key] = sums.get(key, Figures()) + Figures(1, int(results == 0))
    return dict(sorted(sums.items()))


def _is_private(plain: str) -> bool:
    return bool(_NUMBER.search(plain) or _ADDRESS.search(plain))


def _plain(text: str) -> str:
    """Folded, single blanks, no punctuation around words, nothing that cannot be seen."""
    seen = "".join(letter if letter.isprintable() else " " for letter in folded(text))
    words = (_bare(word) for word in _BETWEEN_WORDS.split(seen))
    return " ".join(word for word in words if word)


def _bare(word: str) -> str:
    """A word without the punctuation around it."""
    start, end = 0, len(word)
    while start < end and _is_mark(word[start]):
        start += 1
    while start < end and _is_mark(word[end - 1]):
        end -= 1
    return word[start:end]


def _is_mark(letter: str) -> bool:
    return letter != "@" and category(letter)[0] in "PS"
