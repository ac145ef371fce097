"""Words of every interface language and what they mean: concepts that carry a question to German texts.

A concept is found by its words in any language, in any order, longest first. It stands for its German words, and for a
mark that documents bear where it is a term of a curated vocabulary.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from knotenpunkt.search.domain.analysis import Analysis, Word
from knotenpunkt.search.domain.json_lines import objects
from knotenpunkt.search.domain.phrase_table import PhraseTable
from knotenpunkt.search.domain.slots import Alternative, Field, Token, as_part, as_word
from knotenpunkt.search.domain.vocabulary import Vocabulary

TEXT_LANGUAGE = "de"  # the language in which offers are written
LONGEST_PHRASE = 7  # words

# What it weighs to find the usual word and the others of a concept, alone and inside compounds; the parts of a compound
# apart from each other; the mark of the very topic, and of the one it belongs to.
FIRST_WORD, OTHER_WORDS = (0.85, 0.5), (0.75, 0.4)
PARTS_OF_WORDS, MARK, TOPIC = 0.3, 0.5, 0.25
STEM = "="  # before the stems of a phrase, which are no words

_SCRIPTS = {"arabic": re.compile("[\u0600-\u06ff]"), "cyrillic": re.compile("[\u0400-\u04ff]")}
_LANGUAGES = {
    "latin": ("de", "en", "tr", "fr", "nl", "pl", "ro"),
    "arabic": ("ar", "fa"),
    "cyrillic": ("uk", "ru"),
}


@dataclass(frozen=True, slots=True)
class Concept:
    """What some words of each language mean.

    `words` by language; the German ones stand in texts, unless they are too loose to look for. `mark` is what documents
    bear for it, as „thema:sport"; `topics` are those of what it belongs to (in a file: codes, of which a context makes
    its marks).
    """

    code: str
    words: Mapping[str, tuple[str, ...]]
    mark: str = ""
    looks_for_words: bool = True
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """The concepts that the words from `first` up to but not including `last` of a question stand for."""

    first: int
    last: int
    concepts: tuple[Concept, ...]


class Lexicon:
    """Finds concepts in the words of a question; what depends on a language is prepared at its first question.

    A lexicon may extend another: what some centre says in its own words, on top of what all say.
    """

    def __init__(
        self, concepts: Sequence[Concept], analysis: Analysis, base: "Lexicon | None" = None
    ) -> None:
        self._concepts = tuple(concepts)
        self._analysis = analysis
        self._base = base
        self._phrases: dict[str, PhraseTable] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self._alternatives: dict[tuple[str, str], tuple[Alternative, ...]] = {}

    def matches(self, surfaces: Sequence[str], language: str) -> Iterator[ConceptMatch]:
        """The concepts in a row of words without stop words; of several languages the first that knows a phrase.

        `language` is the reader's. In it any form of a word counts; what is taken for a word of another language must
        stand in the lexicon as it was typed, or „turn" would be gymnastics.
        """
        position = 0
        while position < len(surfaces):
            found = self._longest(surfaces, position, language)
            if found is not None:
                yield found
            position = found.last if found else position + 1

    def terms(self, text: str, language: str) -> list[tuple[int, int]]:
        """Where in a text terms of several words stand, from their first letter up to behind their last."""
        words = _content(self._analysis, text, language)
        return [
            (words[match.first].start, words[match.last - 1].end)
            for match in self.matches([word.surface for word in words], language)
            if match.last - match.first > 1
        ]

    def _longest(self, surfaces: Sequence[str], first: int, language: str) -> ConceptMatch | None:
        languages = languages_tried(surfaces[first], language)
        for last in range(min(first + LONGEST_PHRASE, len(surfaces)), first, -1):
            for tried in languages:
                words = surfaces[first:last]
                concepts = self._meanings(_key(words), tried)
                if not concepts and tried == language:
                    concepts = self._meanings(self._stems(words, tried), tried)
                if concepts:
                    return ConceptMatch(first, last, concepts)
        return None

    def has(self, surface: str, language: str) -> bool:
        """Whether a word stands in the lexicon of a language."""
        own = surface in self._vocabulary(language)
        return own or (self._base is not None and self._base.has(surface, language))

    def _meanings(self, phrase: str, language: str) -> tuple[Concept, ...]:
        own = tuple(self._concepts[number] for number in self._phrases_of(language)[phrase])
        return own + self._base._meanings(phrase, language) if self._base else own

    def alternatives(self, concept: Concept, language: str) -> tuple[Alternative, ...]:
        """The ways in which a text, German or in the reader's language, may speak of a concept."""
        key = concept.code, language
        if key not in self._alternatives:
            self._alternatives[key] = tuple(self._ways(concept, language))
        return self._alternatives[key]

    def knows(self, surface: str, language: str) -> bool:
        """Whether a word stands in the lexicon, in any language of its letters."""
        return any(self.has(surface, tried) for tried in languages_tried(surface, language))

    def nearest(self, surface: str, language: str) -> tuple[str, ...]:
        """The nearest words of the language that is tried first."""
        own = self._vocabulary(languages_tried(surface, language)[0]).nearest(surface)
        return own + self._base.nearest(surface, language) if self._base else own

    def _vocabulary(self, language: str) -> Vocabulary:
        if language not in self._vocabularies:
            with self._analysis.for_a_while() as analysis:
                met = (analysis.words(phrase, language) for _, phrase in self._numbered(language))
                surfaces = Counter(word.surface for words in met for word in words)
            self._vocabularies[language] = Vocabulary(surfaces)
        return self._vocabularies[language]

    def _ways(self, concept: Concept, language: str) -> Iterator[Alternative]:
        if concept.mark:
            yield Alternative((Token(Field.FACETS, concept.mark),), MARK)
        for topic in concept.topics:
            yield Alternative((Token(Field.FACETS, topic),), TOPIC)
        for tried in dict.fromkeys((TEXT_LANGUAGE, language)) if concept.looks_for_words else ():
            yield from self._ways_in(tried, concept.words.get(tried, ()))

    def _ways_in(self, language: str, phrases: Iterable[str]) -> Iterator[Alternative]:
        for number, phrase in enumerate(phrases):
            words = _content(self._analysis, phrase, language)
            if words:
                alone, inside = OTHER_WORDS if number else FIRST_WORD
                yield Alternative(tuple(as_word(word.stem) for word in words), alone)
                yield Alternative(tuple(as_part(word.stem) for word in words), inside)
            if len(words) == 1 and words[0].parts:
                yield Alternative(tuple(map(as_part, words[0].parts)), PARTS_OF_WORDS)

    def _phrases_of(self, language: str) -> PhraseTable:
        if language not in self._phrases:
            with self._analysis.for_a_while() as analysis:
                self._phrases[language] = PhraseTable(
                    (key, number)
                    for number, phrase in self._numbered(language)
                    for key in _keys(analysis, phrase, language)
                )
        return self._phrases[language]

    def _numbered(self, language: str) -> Iterator[tuple[int, str]]:
        """The phrases of a language with the numbers of their concepts."""
        for number, concept in enumerate(self._concepts):
            for phrase in concept.words.get(language, ()):
                yield number, phrase

    def _stems(self, surfaces: Sequence[str], language: str) -> str:
        return STEM + _key([self._analysis.analysed(surface, language)[0] for surface in surfaces])


def _keys(analysis: Analysis, phrase: str, language: str) -> Iterator[str]:
    """Under what a phrase is found: its words and their stems.

    Of „have a say" one word alone says something, so it is not found at all; particles („to rent") do no harm.
    """
    words = _content(analysis, phrase, language)
    if words and (len(words) > 1 or len(phrase.split()) <= 2):
        yield _key([word.surface for word in words])
        yield STEM + _key([word.stem for word in words])


def _key(words: Iterable[str]) -> str:
    """A phrase as it is looked up: its words in any order."""
    return " ".join(sorted(words))


def _content(analysis: Analysis, phrase: str, language: str) -> Sequence[Word]:
    """The words that mean something; of a phrase of stop words alone all of them."""
    words = analysis.words(phrase, language)
    return [word for word in words if not analysis.is_stop_word(word.surface, language)] or words


def parsed_concepts(name: str, text: str, languages: Iterable[str]) -> tuple[Concept, ...]:
    """The concepts of a file of JSON lines; ValueError names file and line where one breaks the rules.

    Every line has a code and, for each language, a list of words that is not empty.
    """
    wanted = tuple(languages)
    return tuple(_parsed(place, entry, wanted) for place, entry in objects(name, text))


def _parsed(place: str, entry: Mapping[str, object], languages: Sequence[str]) -> Concept:
    code, topics = entry.get("code"), entry.get("topics", [])
    unknown = sorted(set(entry) - {"code", "topics", *languages})
    faulty = [language for language in languages if not _are_words(entry.get(language))]
    if unknown or faulty or not isinstance(code, str) or not code or not (topics == [] or _are_words(topics)):
        raise ValueError(
            f"{place}: code {code!r}, topics {topics!r}, unknown {unknown}, no lists of words {faulty}"
        )
    words = {language: tuple(cast(list[str], entry[language])) for language in languages}
    return Concept(code, words, topics=tuple(cast(list[str], topics)))


def _are_words(value: object) -> bool:
    return (
        isinstance(value, list) and bool(value) and all(isinstance(one, str) and one.strip() for one in value)
    )


def languages_tried(surface: str, language: str) -> tuple[str, ...]:
    """In which languages a word is looked up: the reader's, German and English, then the others of its letters."""
    script = next((name for name, letters in _SCRIPTS.items() if letters.search(surface)), "latin")
    return _tried(script, language)


@lru_cache(maxsize=64)
def _tried(script: str, language: str) -> tuple[str, ...]:
    written = _LANGUAGES[script]
    first = (language,) if language in written else ()
    return tuple(dict.fromkeys((*first, *written)))
