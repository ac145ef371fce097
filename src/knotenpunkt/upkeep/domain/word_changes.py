"""Which words of a text changed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

type _Step = tuple[str, int, int, int, int]  # kind, from and to in the old words, from and to in the new ones

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
    """Both texts in one row of pieces: without the added ones it is `before`, without the removed ones `after`.

    Spaces between two changes belong to the change: what was written anew is read in one piece.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    inner = range(1, len(steps) - 1)
    kept = [
        kind == "equal" and not (number in inner and "".join(old[start:end]).isspace())
        for number, (kind, start, end, _, _) in enumerate(steps)
    ]
    return tuple(_pieces(zip(kept, steps, strict=True), old, new))


def _pieces(steps: Iterable[tuple[bool, _Step]], old: list[str], new: list[str]) -> Iterator[Piece]:
    for is_kept, group in groupby(steps, key=itemgetter(0)):
        row = [step for _, step in group]
        removed, added = "".join(old[row[0][1] : row[-1][2]]), "".join(new[row[0][3] : row[-1][4]])
        if is_kept:
            yield Piece(added, Fate.SAME)
            continue
        if removed:
            yield Piece(removed, Fate.REMOVED)
        if added:
            yield Piece(added, Fate.ADDED)
