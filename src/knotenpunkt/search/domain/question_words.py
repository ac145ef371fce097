"""The words of a question that are no condition: which known words they stand for, and how texts may fill them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotenpunkt.search.domain.analysis import Analysis, Word
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE, ConceptMatch, Lexicon
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token, as_part, as_word
from knotenpunkt.search.domain.vocabulary import Vocabulary

MOST_WORDS = 24
MOST_ENDINGS = 24
SHORTEST_BEGINNING = 3  # letters

EXACTLY, AS_TYPED, IN_COMPOUNDS, PARTS, FIRST_PART, CORRECTED, ENDING = 0.7, 1.0, 0.7, 0.6, 0.3, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word of the question and the known words it stands for: itself, or the nearest where nobody knows it."""

    start: int
    end: int
    surface: str
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Reads the words of a question against what is known of languages and of the texts that are searched."""

    analysis: Analysis
    lexicon: Lexicon
    fillers: Mapping[str, frozenset[str]]
    vocabulary: Vocabulary

    def read(self, text: str, language: str, spans: Sequence[tuple[int, int]]) -> tuple[ReadWord, ...]:
        """The words outside the spans that are no stop words; where there is nothing else, the stop words."""
        outside = [
            word
            for word in self.analysis.words(text, language)
            if not any(start < word.end and word.start < end for start, end in spans)
        ]
        telling = [word for word in outside if not self._is_stop_word(word.surface, language)]
        return tuple(
            ReadWord(word.start, word.end, word.surface, self._meant(word, language))
            for word in (telling or ([] if spans else outside))[:MOST_WORDS]
        )

    def slots(self, words: Sequence[ReadWord], language: str) -> list[Slot]:
        """One slot for each word or phrase that says something, in their order."""
        return [slot for group, slot in self._groups(words, language) if not self._is_filler(group, language)]

    def slots_of_fillers(self, words: Sequence[ReadWord], language: str) -> list[Slot]:
        """One slot for each word that only says that something is looked for: better than nothing."""
        return [slot for group, slot in self._groups(words, language) if self._is_filler(group, language)]

    def _groups(self, words: Sequence[ReadWord], language: str) -> Iterator[tuple[Sequence[ReadWord], Slot]]:
        """Words and phrases with their slots. The last word may be unfinished."""
        surfaces = [word.meant[0] if word.meant else word.surface for word in words]
        position = 0
        for match in self.lexicon.matches(surfaces, language):
            for word in words[position : match.first]:
                yield (word,), self._slot((word,), self._ways_of(word, language), words)
            found = words[match.first : match.last]
            yield found, self._slot(found, self._ways_of_concepts(found, match, language), words)
            position = match.last
        for word in words[position:]:
            yield (word,), self._slot((word,), self._ways_of(word, language), words)

    def _is_filler(self, group: Sequence[ReadWord], language: str) -> bool:
        return all(
            word.surface in self.fillers.get(language, ())
            or (
                self._is_german(word.surface, language)
                and word.surface in self.fillers.get(TEXT_LANGUAGE, ())
            )
            for word in group
        )

    def _is_stop_word(self, surface: str, language: str) -> bool:
        return self.analysis.is_stop_word(surface, language) or (
            self._is_german(surface, language) and self.analysis.is_stop_word(surface, TEXT_LANGUAGE)
        )

    def _is_german(self, surface: str, language: str) -> bool:
        """Whether a word may be taken for German: „war" means something else to whoever reads English."""
        return not self.lexicon.has(surface, language)

    def _slot(
        self, found: Sequence[ReadWord], ways: Iterable[Alternative], words: Sequence[ReadWord]
    ) -> Slot:
        last = found[-1]
        endings = self._ways_by_ending(last.surface) if last is words[-1] else ()
        return Slot(_strongest([*ways, *endings]), found[0].start, last.end)

    def _meant(self, word: Word, language: str) -> tuple[str, ...]:
        """What is right is not corrected: a word of the texts, of the lexicon, or of the language.

        A compound that no dictionary has may be right or not: it counts as typed and as what is near.
        """
        surface = word.surface
        if surface in self.vocabulary or self.lexicon.knows(surface, language):
            return (surface,)
        if language != TEXT_LANGUAGE and self.analysis.is_in_dictionary(surface, language):
            return (surface,)
        is_right = self.analysis.is_known(surface, TEXT_LANGUAGE)
        if is_right and not self.analysis.analysed(surface, TEXT_LANGUAGE)[1]:
            return (surface,)
        near = (*self.vocabulary.nearest(surface), *self.lexicon.nearest(surface, language))
        return tuple(dict.fromkeys((surface, *near) if is_right else near))

    def _ways_of_concepts(
        self, found: Sequence[ReadWord], match: ConceptMatch, language: str
    ) -> Iterator[Alternative]:
        if len(found) == 1:
            yield from self._ways_of(found[0], language)
        else:
            yield Alternative(tuple(Token(Field.SURFACE, one.surface) for one in found), EXACTLY)
            stems = [self.analysis.analysed(one.surface, language)[0] for one in found]
            yield Alternative(tuple(map(as_word, stems)), AS_TYPED)
            yield Alternative(tuple(map(as_part, stems)), IN_COMPOUNDS)
        for concept in match.concepts:
            yield from self.lexicon.alternatives(concept, language)

    def _ways_of(self, word: ReadWord, language: str) -> Iterator[Alternative]:
        if word.surface not in word.meant:
            yield from self._ways_of_surface(word.surface, language)
        for surface in word.meant:
            weight = AS_TYPED if surface == word.surface else CORRECTED
            for way in self._ways_of_surface(surface, language):
                yield Alternative(way.tokens, weight * way.weight)
            for match in self.lexicon.matches([surface], language) if surface != word.surface else ():
                for concept in match.concepts:
                    for way in self.lexicon.alternatives(concept, language):
                        yield Alternative(way.tokens, weight * way.weight)

    def _ways_of_surface(self, surface: str, language: str) -> Iterator[Alternative]:
        """A word in the reader's language and in German; a compound also by its parts."""
        yield Alternative((Token(Field.SURFACE, surface),), EXACTLY)
        yield Alternative((as_word(self.analysis.analysed(surface, language)[0]),), AS_TYPED)
        stem, parts = self.analysis.analysed(surface, TEXT_LANGUAGE)
        yield Alternative((as_word(stem),), AS_TYPED)
        yield Alternative((as_part(stem),), IN_COMPOUNDS)
        if parts:
            yield Alternative(tuple(map(as_part, parts)), PARTS)
            yield Alternative((as_part("".join(parts[:-1])),), FIRST_PART)

    def _ways_by_ending(self, surface: str) -> Iterator[Alternative]:
        """The known words that begin with these letters."""
        if len(surface) >= SHORTEST_BEGINNING:
            for word in self.vocabulary.beginning_with(surface, MOST_ENDINGS):
                yield Alternative((Token(Field.SURFACE, word),), ENDING)


def _strongest(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Every way once, with the greatest of its weights."""
    best: dict[tuple[Token, ...], float] = {}
    for way in ways:
        best[way.tokens] = max(best.get(way.tokens, 0.0), way.weight)
    return tuple(Alternative(tokens, weight) for tokens, weight in best.items())
