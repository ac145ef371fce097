"""A large table of words and what each becomes, kept as text so that it costs little memory and no time to read."""

from collections.abc import Iterable, Mapping
from itertools import groupby

_LONG_PREFIX, _SHORT_PREFIX = (
    4,
    3,
)  # letters; long ones make quick searches, unless they leave chunks too small
_FEWEST_WORDS_OF_A_CHUNK = 6


class WordTable:
    """Words and what each becomes. Words that begin alike lie in one string, a chunk, where they are searched for."""

    __slots__ = ("_chunks", "_prefix")

    def __init__(self, chunks: Mapping[str, str], prefix: int) -> None:
        self._chunks = chunks
        self._prefix = prefix

    def get(self, word: str) -> str | None:
        """What the word becomes; None where the table does not have it."""
        chunk = self._chunks.get(word[: self._prefix])
        if chunk is None:
            return None
        line = f"\n{word[self._prefix :]}\t"
        start = chunk.find(line)
        if start < 0:
            return None
        start += len(line)
        edit = chunk[start : chunk.index("\n", start)]
        return word[: len(word) - ord(edit[0]) + ord("0")] + edit[1:]

    def __contains__(self, word: str) -> bool:
        chunk = self._chunks.get(word[: self._prefix])
        return chunk is not None and f"\n{word[self._prefix :]}\t" in chunk


EMPTY = WordTable({}, _LONG_PREFIX)


def written(entries: Mapping[str, str]) -> str:
    """The table as text, from which `parsed` makes it again. Words must not hold white space."""
    chunks = len({word[:_LONG_PREFIX] for word in entries})
    prefix = _LONG_PREFIX if len(entries) >= _FEWEST_WORDS_OF_A_CHUNK * chunks else _SHORT_PREFIX
    grouped = groupby(sorted(entries), key=lambda word: word[:prefix])
    return "\n".join(
        [f"{prefix}\n", *(_written_chunk(beginning, words, entries) for beginning, words in grouped)]
    )


def _written_chunk(beginning: str, words: Iterable[str], entries: Mapping[str, str]) -> str:
    lines = [f"{word[len(beginning) :]}\t{_edit(word, entries[word])}\n" for word in words]
    return f"{beginning}\n{''.join(lines)}"


def _edit(word: str, target: str) -> str:
    """How many letters to cut from the end of the word, as one character, and what to append."""
    shared = 0
    for letter, other in zip(word, target, strict=False):
        if letter != other:
            break
        shared += 1
    return chr(ord("0") + len(word) - shared) + target[shared:]


def parsed(text: str) -> WordTable:
    """The table that `written` made a text of."""
    prefix, *chunks = text.removesuffix("\n").split("\n\n")
    return WordTable(dict(map(_parsed_chunk, chunks)), int(prefix))


def _parsed_chunk(chunk: str) -> tuple[str, str]:
    beginning, lines = chunk.split("\n", 1)
    return beginning, f"\n{lines}\n"
