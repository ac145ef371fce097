"""Whether a dictionary has a word: a million words in two and a half megabytes, at the price of rare mistakes."""

from collections.abc import Iterable
from zlib import crc32

from pyroaring import FrozenBitMap

_MARKS = (1 << 30) - 1  # of a million words one unknown word in a thousand has the mark of a known one


def _mark(word: str) -> int:
    return crc32(word.encode()) & _MARKS


class KnownWords:
    """A set of words that can only be asked whether it has one."""

    __slots__ = ("_marks",)

    def __init__(self, written: bytes) -> None:
        self._marks = FrozenBitMap.deserialize(written)

    def __contains__(self, word: str) -> bool:
        return _mark(word) in self._marks


def written(words: Iterable[str]) -> bytes:
    """The words as `KnownWords` reads them."""
    return FrozenBitMap(map(_mark, words)).serialize()


NONE = KnownWords(written(()))
