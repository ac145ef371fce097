"""Words of a centre's own: reading lists that people type, and what can be wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from knotenpunkt.search.domain.letters import folded

LONGEST_WORD = 60  # characters
MOST_WORDS = 20
MOST_PARTS = 5  # words in one phrase
_COMMAS = ",;،、，\n"  # also Arabic, East Asian, and one word a line


class Fault(Enum):
    """What is wrong with a list of words."""

    EMPTY = auto()
    TOO_MANY = auto()
    TOO_LONG = auto()
    TOO_MANY_PARTS = auto()
    NOTHING_TO_READ = auto()
    TWICE = auto()
    MEANS_ITSELF = auto()


class WordsProblem(ValueError):
    """A list that cannot be used; `word` is the one that it is about."""

    def __init__(self, fault: Fault, word: str = "") -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.word = word


@dataclass(frozen=True, slots=True)
class SynonymWords:
    """What people type, and the German words of offers that they mean by it."""

    typed: tuple[str, ...]
    means: tuple[str, ...]


def read_words(text: str) -> tuple[str, ...]:
    """The words of a list with commas, as they are written; WordsProblem where the list cannot be used."""
    separated = text.translate(dict.fromkeys(map(ord, _COMMAS), ","))
    written = [" ".join(_visible(part).split()) for part in separated.split(",")]
    words = [word for word in written if word]
    if not words:
        raise WordsProblem(Fault.EMPTY)
    if len(words) > MOST_WORDS:
        raise WordsProblem(Fault.TOO_MANY)
    known: set[str] = set()
    for word in words:
        _check(word)
        if folded(word) in known:
            raise WordsProblem(Fault.TWICE, word)
        known.add(folded(word))
    return tuple(words)


def written_list(words: Sequence[str]) -> str:
    """The words as one list again."""
    return ", ".join(words)


def check_meaning(typed: Sequence[str], means: Sequence[str]) -> None:
    """Raise WordsProblem where a word is said to mean itself: the search knows that."""
    known = {folded(word) for word in typed}
    for word in means:
        if folded(word) in known:
            raise WordsProblem(Fault.MEANS_ITSELF, word)


def _check(word: str) -> None:
    if not any(letter.isalnum() for letter in word):
        raise WordsProblem(Fault.NOTHING_TO_READ, word)
    if len(word) > LONGEST_WORD:
        raise WordsProblem(Fault.TOO_LONG, f"{word[:LONGEST_WORD]}…")
    if len(word.split()) > MOST_PARTS:
        raise WordsProblem(Fault.TOO_MANY_PARTS, word)


def _visible(text: str) -> str:
    """Without control characters; the joiner that Persian writes inside words stays."""
    return "".join(letter if letter.isprintable() or letter == "\u200c" else " " for letter in text)
