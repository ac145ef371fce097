"""Which words of a text changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s]+")


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row with the same fate."""

    text: str
    fate: Fate


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one row of pieces: without the added ones it is `before`, without the removed ones `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    return tuple(_pieces(matcher.get_opcodes(), old, new))


def _pieces(
    steps: Iterable[tuple[str, int, int, int, int]], old: list[str], new: list[str]
) -> Iterator[Piece]:
    for step, old_from, old_to, new_from, new_to in steps:
        if step == "equal":
            yield Piece("".join(old[old_from:old_to]), Fate.SAME)
            continue
        if old_to > old_from:
            yield Piece("".join(old[old_from:old_to]), Fate.REMOVED)
        if new_to > new_from:
            yield Piece("".join(new[new_from:new_to]), Fate.ADDED)
