"""Whether a dictionary has a word: a million words in two megabytes, at the price of rare mistakes (Bloom filter)."""

from collections.abc import Collection
from hashlib import blake2b

_BITS_OF_A_WORD = 14  # with eight marks for each word about one unknown word in a thousand passes for known
_MARKS = 8


class KnownWords:
    """A set of words that can only be asked whether it has one."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    def __contains__(self, word: str) -> bool:
        if not self._bits:
            return False
        first, step = _hashes(word)
        size = len(self._bits) * 8
        for mark in range(_MARKS):
            place = (first + mark * step) % size
            if not self._bits[place >> 3] >> (place & 7) & 1:
                return False
        return True


NONE = KnownWords(b"")


def bits_of(words: Collection[str]) -> bytes:
    """The bits from which `KnownWords` knows the words."""
    bits = bytearray(len(words) * _BITS_OF_A_WORD // 8 + 1)
    size = len(bits) * 8
    for word in words:
        first, step = _hashes(word)
        for mark in range(_MARKS):
            place = (first + mark * step) % size
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def _hashes(word: str) -> tuple[int, int]:
    digest = blake2b(word.encode(), digest_size=12).digest()
    return int.from_bytes(digest[:6], "big"), int.from_bytes(digest[6:], "big") | 1
