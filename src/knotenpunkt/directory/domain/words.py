"""Plain word match over a catalogue: every word of the question must begin a word of the offer."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyroaring import BitMap

_WORD = re.compile(r"\w+", re.UNICODE)
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ـ": "", "ی": "ي", "ک": "ك", "\u200c": " "}
)
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_ARTICLE = "ال"
MAXIMUM_WORDS = 12


def folded(text: str) -> str:
    """The text without case and accents: „Hückelhoven" and „Huckelhoven" are the same."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of_text(text: str) -> list[str]:
    """The words of a text as they are compared, in order."""
    return _WORD.findall(folded(text))


def spellings(text: str) -> set[str]:
    """Each word of a text as people may write it: umlauts as one letter or two, Arabic with and without article."""
    written_out = unicodedata.normalize("NFC", text.casefold()).translate(_WRITTEN_OUT)
    words = {*words_of_text(text), *words_of_text(written_out)}
    return words | {word[2:] for word in words if word.startswith(_ARTICLE) and len(word) > 3}


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one offer: its title, all its other texts, and fixed phrases that stand for it.

    Texts that many offers share (names of topics, places, providers) are read once for all of them.
    """

    title: str
    texts: tuple[str, ...]
    phrases: frozenset[str] = frozenset()


class WordIndex:
    """Which offers a question finds. Sets of offers are bitmaps of positions, in the order of the wordings."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        titles = _sets_of_offers((wording.title,) for wording in wordings)
        texts = _sets_of_offers(wording.texts for wording in wordings)
        phrases = _sets_of_offers(wording.phrases for wording in wordings)
        self._titles = _Vocabulary((titles,))
        self._everywhere = _Vocabulary((titles, texts))
        self._phrases: defaultdict[tuple[str, ...], BitMap] = defaultdict(BitMap)
        for phrase, offers in phrases.items():
            self._phrases[tuple(words_of_text(phrase))] |= offers
        self._longest = max((len(phrase) for phrase in self._phrases), default=0)

    def matches(self, question: str) -> tuple[BitMap, BitMap]:
        """The offers in which every word is found, and among them those that have every word in their title."""
        words = words_of_text(question)[:MAXIMUM_WORDS]
        if not words:
            return BitMap(), BitMap()
        by_phrase = self._phrase_matches(words)
        found = [
            self._everywhere.beginning_with(word) | extra
            for word, extra in zip(words, by_phrase, strict=True)
        ]
        in_title = [self._titles.beginning_with(word) for word in words]
        everywhere = found[0].intersection(*found[1:])
        return everywhere, everywhere.intersection(*in_title)

    def _phrase_matches(self, words: list[str]) -> list[BitMap]:
        """For each word of the question the offers that a phrase of several words covering it stands for."""
        covered = [BitMap() for _ in words]
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                offers = self._phrases.get(tuple(words[start:end]), BitMap())
                for position in range(start, end) if offers else ():
                    covered[position] |= offers
        return covered


def _sets_of_offers(texts_of_offers: Iterable[Iterable[str]]) -> dict[str, BitMap]:
    """For each text the offers that have it."""
    found: defaultdict[str, BitMap] = defaultdict(BitMap)
    for position, texts in enumerate(texts_of_offers):
        for text in texts:
            found[text].add(position)
    return found


class _Vocabulary:
    """Sets of offers by word, found by how the word begins."""

    def __init__(self, sets_of_offers: Iterable[Mapping[str, BitMap]]) -> None:
        masks: defaultdict[str, BitMap] = defaultdict(BitMap)
        for offers_by_text in sets_of_offers:
            for text, offers in offers_by_text.items():
                for word in spellings(text):
                    masks[word] |= offers
        self._words = sorted(masks)
        self._masks = [masks[word] for word in self._words]

    def beginning_with(self, start: str) -> BitMap:
        found = BitMap()
        for position in range(bisect_left(self._words, start), len(self._words)):
            if not self._words[position].startswith(start):
                break
            found |= self._masks[position]
        return found


@lru_cache(maxsize=20_000)
def is_phrase(text: str) -> bool:
    """Whether it has several words and only counts as a whole: „Agentur für Arbeit" is not found by „für"."""
    return len(words_of_text(text)) > 1


def split_phrases(texts: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Single words, and the phrases of several words."""
    known = tuple(texts)
    return tuple(text for text in known if not is_phrase(text)), frozenset(filter(is_phrase, known))
