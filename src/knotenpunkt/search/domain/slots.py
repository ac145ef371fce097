"""What a question asks for, ready to be matched: slots, each of which a document fills by any of its alternatives."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Field(StrEnum):
    """The parts of the index that tokens are looked up in.

    TITLE and TEXT hold stems and the parts of compounds (TEXT holds those of the title too), SURFACE whole folded
    words, FACETS marks such as „thema:sport".
    """

    TITLE = "title"
    TEXT = "text"
    SURFACE = "surface"
    FACETS = "facets"


PART = "+"  # before a stem: as a word of its own or as a part of a compound


class Token(NamedTuple):
    """A token and where it is looked up."""

    field: Field
    text: str


def as_word(stem: str) -> Token:
    """A word of its own."""
    return Token(Field.TEXT, stem)


def as_part(stem: str) -> Token:
    """A word of its own or a part of a compound."""
    return Token(Field.TEXT, f"{PART}{stem}")


class Alternative(NamedTuple):
    """One way to fill a slot: every token must be in the document. `weight` above 0; the words as typed weigh 1."""

    tokens: tuple[Token, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing a question asks for, from `start` to `end` in its text: a thing, or a condition that it shall meet."""

    alternatives: tuple[Alternative, ...]
    start: int = 0
    end: int = 0
    is_condition: bool = False
