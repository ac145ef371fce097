"""A large table of words and what each becomes, searched where it lies: in a file mapped into memory."""

import mmap
from collections.abc import Mapping

_END_OF_WORD, _END_OF_LINE = (
    b"\t",
    b"\n",
)  # both before every letter, so lines are in the order of their words


class WordTable:
    """Words and what each becomes, as the lines that `written` makes."""

    __slots__ = ("_lines",)

    def __init__(self, lines: bytes | mmap.mmap) -> None:
        self._lines = lines

    def get(self, word: str) -> str | None:
        """What the word becomes; None where the table does not have it."""
        start = self._behind(word.encode() + _END_OF_WORD)
        if start is None:
            return None
        edit = self._lines[start : self._lines.find(_END_OF_LINE, start)].decode()
        return word[: len(word) - ord(edit[0]) + ord("0")] + edit[1:]

    def __contains__(self, word: str) -> bool:
        return self._behind(word.encode() + _END_OF_WORD) is not None

    def _behind(self, key: bytes) -> int | None:
        """Where in the lines the word ends that begins a line so; by halving what may hold it."""
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            start = lines.rfind(_END_OF_LINE, low, (low + high) // 2) + 1 or low
            end = start + len(key)
            met = lines[start:end]
            if met == key:
                return end
            if met < key:
                low = lines.find(_END_OF_LINE, start) + 1
            else:
                high = start
        return None


EMPTY = WordTable(b"")


def written(entries: Mapping[str, str]) -> bytes:
    """The lines of the table, in order. Words must not hold white space."""
    lines = (f"{word}\t{_edit(word, entries[word])}\n" for word in sorted(entries))
    return "".join(lines).encode()


def _edit(word: str, target: str) -> str:
    """How many letters to cut from the end of the word, as one character, and what to append."""
    shared = 0
    for letter, other in zip(word, target, strict=False):
        if letter != other:
            break
        shared += 1
    return chr(ord("0") + len(word) - shared) + target[shared:]
