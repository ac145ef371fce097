"""What has changed in a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST_WORDS = 3_000  # of both texts; comparing more takes too long

_WORD = re.compile(r"\S+\s*|\s+")


class Change(StrEnum):
    """What became of a part of a text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words in a row, with the spaces after them."""

    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Part, ...]:
    """The parts that stayed, went and came; those that stayed and came are the later text, letter by letter.

    Spaces and line ends alone are no difference. Very long texts count as replaced as a whole.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    return tuple(part for part in _parts(old, new) if part.text)


def _parts(old: list[str], new: list[str]) -> Iterator[Part]:
    if len(old) + len(new) > MOST_WORDS:
        yield Part(Change.REMOVED, "".join(old))
        yield Part(Change.ADDED, "".join(new))
        return
    matcher = SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False
    )
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            yield Part(Change.SAME, "".join(new[first:last]))
        else:
            yield Part(Change.REMOVED, "".join(old[start:end]))
            yield Part(Change.ADDED, "".join(new[first:last]))
