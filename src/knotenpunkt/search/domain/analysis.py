"""The analysis: which words a text has, their stems, and the parts of compounds. The same for documents and questions.

It is one object, `word_files.analysis()`, because it needs tables and word lists and this module reads no files.
What an instance knows of a word it keeps; a text of known words is taken apart by one regular expression.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from knotenpunkt.search.domain.compounds import CompoundSplitter, Part
from knotenpunkt.search.domain.french_letters import without_inverted_pronoun
from knotenpunkt.search.domain.german_letters import without_gender_signs
from knotenpunkt.search.domain.known_words import KnownWords
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.slots import PART
from knotenpunkt.search.domain.stems import key_of, stem
from knotenpunkt.search.domain.word_table import WordTable

_MOST_KEPT = 200_000  # for each language; then all are forgotten and worked out anew
_LONGEST = 80  # letters of a word; what follows them is not looked at

# What is between these marks is worked out once and then looked up: mostly a word, sometimes with a bracket or a colon.
_CHUNK = re.compile(r"[^\s.,;!?…\"„“”«»–—|]+")
# Letters, digits, accents of their own, short vowels and the marks that `folded` drops inside a word.
_LETTER = r"[^\W_]"
_MARK = r"\u00ad\u0300-\u036f\u064b-\u065f\u0670\u200b\u200d\u2060"
_RUN = rf"{_LETTER}(?:[{_MARK}]*{_LETTER})*[{_MARK}]*"
_CYRILLIC_APOSTROPHE = rf"(?:(?<=[а-яєіїґ])['’ʼ](?=[а-яєіїґ]){_RUN})?"
_GENDER = rf"(?:(?<={_LETTER}{{3}})(?:[:*_·]in{_LETTER}*|/-?in(?:nen)?\b|\(-?in(?:nen)?\)|[:*](?:r|n|s|e|en|er)\b))?"
_PIECE = rf"{_RUN}{_CYRILLIC_APOSTROPHE}{_GENDER}"
_HYPHEN = r"[-‐‑]"
_JOINED = rf"(?:(?:(?<=[^\W\d_]){_HYPHEN}(?={_LETTER})|(?<=\d){_HYPHEN}(?=[^\W\d_])){_PIECE})*"
_WORD = re.compile(rf"{_PIECE}{_JOINED}(?:{_HYPHEN}(?=\s|,|/|$))?", re.IGNORECASE)
_HYPHENS = re.compile("-+")
_PLAINER = {"de": without_gender_signs, "fr": without_inverted_pronoun}
_STRAY = re.compile(r"[^\w-]")  # what a word may hold that is no part of it: apostrophes, signs of gender


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, from `start` to `end` in the text as given.

    `surface` is the folded word (a hyphenated one joined), `stem` what is indexed, `parts` the stems of the parts of a
    compound in order, () where it is none.
    """

    start: int
    end: int
    surface: str
    stem: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is known of one word as written: `tokens` are the stem and all parts, `pieces` surfaces."""

    surface: str
    stem: str
    parts: tuple[str, ...]
    tokens: tuple[str, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The words of a piece of text between spaces: where they are in it, and all their tokens and pieces."""

    words: tuple[tuple[int, int, _Entry], ...]
    tokens: tuple[str, ...]
    pieces: tuple[str, ...]


class _Chunks(dict[str, _Chunk]):
    """Chunks by their text, made when one is first met."""

    def __init__(self, entry: Callable[[str], _Entry]) -> None:
        super().__init__()
        self._entry = entry

    def __missing__(self, text: str) -> _Chunk:
        met = ((*found.span(), self._entry(found[0])) for found in _WORD.finditer(text))
        words = tuple(word for word in met if word[2].surface)  # signs that pass for letters fold to nothing
        tokens = _joined([entry.tokens for _, _, entry in words])
        made = _Chunk(words, tokens, _joined([entry.pieces for _, _, entry in words]))
        if len(text) <= _LONGEST:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[text] = made
        return made


class Analysis:
    """The analysis of words in all languages of the interface; words of other languages are only folded.

    `tables` gives the stems of a language that its rules do not find, `splitter` the one for German compounds,
    `dictionary` the words of a language; they are asked for when they are first needed. `stop_words` are folded words
    by language.
    """

    def __init__(
        self,
        tables: Callable[[str], WordTable],
        splitter: Callable[[], CompoundSplitter],
        stop_words: Mapping[str, frozenset[str]],
        dictionary: Callable[[str], KnownWords],
    ) -> None:
        self._tables = tables
        self._splitter = splitter
        self._stop_words = stop_words
        self._dictionary = dictionary
        self._chunks: dict[str, _Chunks] = {}

    @contextmanager
    def for_a_while(self) -> Iterator["Analysis"]:
        """The same analysis for large work, after which it forgets every word that it met."""
        other = Analysis(self._tables, self._splitter, self._stop_words, self._dictionary)
        yield other
        other._chunks.clear()

    def words(self, text: str, language: str) -> tuple[Word, ...]:
        """All words of a text in order, stop words included."""
        chunks = self._chunks_of(language)
        return tuple(
            Word(offset + start, offset + end, entry.surface, entry.stem, entry.parts)
            for found in _CHUNK.finditer(text)
            for offset in (found.start(),)
            for start, end, entry in chunks[found[0]].words
        )

    def tokens(self, text: str, language: str) -> list[str]:
        """What is indexed of a text, in order: each word's stem, and marked as parts what is inside it.

        „Hausaufgabenhilfe" has the stem „hausaufgabhilf" and the parts „haus", „aufgab", „hilf", „hausaufgab",
        „aufgabhilf". Each word is a part of itself, so that a part is found alone or in a compound.
        """
        return self.indexed(text, language)[0]

    def indexed(self, text: str, language: str) -> tuple[list[str], list[str]]:
        """The tokens of a text, and its folded words in order; a hyphenated word joined, and then its pieces."""
        known = self._chunks_of(language)
        chunks = [known[found] for found in _CHUNK.findall(text)]
        tokens = chain.from_iterable([chunk.tokens for chunk in chunks])
        return list(tokens), list(chain.from_iterable([chunk.pieces for chunk in chunks]))

    def analysed(self, surface: str, language: str) -> tuple[str, tuple[str, ...]]:
        """The stem and the parts of one folded word, the same that `words` finds for it."""
        for _, _, entry in self._chunks_of(language)[surface].words:
            return entry.stem, entry.parts
        return surface, ()

    def is_stop_word(self, surface: str, language: str) -> bool:
        """Whether a folded word says nothing about what is looked for: „der", „für", „I", a letter alone."""
        return surface in self._stop_words.get(_primary(language), ()) or (
            len(surface) == 1 and surface.isalpha()
        )

    def is_in_dictionary(self, written: str, language: str) -> bool:
        """Whether a dictionary of the language has a word, folded or not."""
        primary = _primary(language)
        return key_of(_surface(written, primary), primary) in self._dictionary(primary)

    def is_known(self, written: str, language: str) -> bool:
        """Whether a word, folded or not, is one of the language: the dictionary has it, or all parts of a compound."""
        if self.is_in_dictionary(written, language):
            return True
        primary = _primary(language)
        key = key_of(_surface(written, primary), primary)
        return primary == "de" and self._splitter().has_known_parts(key)

    def _chunks_of(self, language: str) -> _Chunks:
        chunks = self._chunks.get(language)
        if chunks is None:
            primary = _primary(language)
            chunks = self._chunks[language] = _Chunks(lambda written: self._entry(written, primary))
        return chunks

    def _entry(self, written: str, language: str) -> _Entry:
        suspended = written.endswith(("-", "‐", "‑"))
        pieces = [piece for piece in _HYPHENS.split(_surface(written[:_LONGEST], language)) if piece]
        surface = "".join(pieces)
        found, leaves = self._taken_apart(surface, language, suspended=suspended)
        if len(pieces) > 1:
            leaves = tuple(chain.from_iterable(self._leaves_of(piece, language) for piece in pieces))
            return _Entry(surface, found, leaves, _tokens(found, leaves), (surface, *pieces))
        return _Entry(surface, found, leaves, _tokens(found, leaves), (surface,))

    def _leaves_of(self, piece: str, language: str) -> tuple[str, ...]:
        whole, leaves = self._taken_apart(piece, language, suspended=False)
        return leaves or (whole,)

    def _taken_apart(self, surface: str, language: str, *, suspended: bool) -> tuple[str, tuple[str, ...]]:
        """The stem of a word, and the stems of its parts.

        The stem of a compound is made of those of its parts, so that all its spellings share it.
        """
        if language != "de":
            return self._stem(surface, language), ()
        splitter = self._splitter()
        if suspended:
            surface = splitter.first_part(surface)
        parts = splitter.parts_of(surface)
        if not parts:
            return self._stem(surface, language), ()
        leaves = tuple(chain.from_iterable(map(self._leaves, parts)))
        return "".join(leaves), leaves

    def _leaves(self, part: Part) -> tuple[str, ...]:
        if not part.parts:
            return (self._stem(part.word, "de"),)
        return tuple(chain.from_iterable(map(self._leaves, part.parts)))

    def _stem(self, surface: str, language: str) -> str:
        return stem(surface, language, self._tables(language))


def _tokens(found: str, leaves: tuple[str, ...]) -> tuple[str, ...]:
    """The stem as a word, then as a part, then the parts of a compound and every compound inside it as parts."""
    runs = (
        "".join(leaves[first : first + length])
        for length in range(1, len(leaves))
        for first in range(len(leaves) - length + 1)
    )
    return (found, *(f"{PART}{run}" for run in dict.fromkeys((found, *runs))))


def _joined(rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    return rows[0] if len(rows) == 1 else tuple(chain.from_iterable(rows))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _surface(written: str, language: str) -> str:
    return _STRAY.sub("", folded(_PLAINER.get(language, str)(written)))
