"""The words of all languages, prepared so that the conditions of a question are found quickly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from knotenpunkt.search.domain.intent_files import LANGUAGES, IntentWords, Section, parsed_files
from knotenpunkt.search.domain.intent_kinds import YES, IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand, Phrase, PhraseTree, SurroundingWords
from knotenpunkt.search.domain.intent_tokens import phrase_tokens
from knotenpunkt.search.domain.letters import folded

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NAME = "{name}"
# Tried in every interface language: people mix German and English with theirs, and letters tell the others apart.
_ALWAYS_TRIED = ("de", "ar", "fa", "uk", "ru", "en")
SHORTEST_GUEST = 5  # letters of a phrase in a language that is neither the reader's nor one of these


@dataclass(frozen=True, slots=True)
class WordPatterns:
    """Words, beginnings („lern*"), endings („*beratung") and parts („*sprach*") of words."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]

    @classmethod
    def of(cls, patterns: Iterable[str]) -> "WordPatterns":
        """From patterns as they are written in the files."""
        written = [(text.startswith("*"), text.endswith("*"), folded(text.strip("*"))) for text in patterns]
        return cls(
            frozenset(text for before, behind, text in written if not before and not behind),
            tuple(text for before, behind, text in written if behind and not before),
            tuple(text for before, behind, text in written if before and not behind),
            tuple(text for before, behind, text in written if before and behind),
        )

    def __contains__(self, word: str) -> bool:
        return (
            word in self.whole
            or word.startswith(self.beginnings)
            or word.endswith(self.endings)
            or any(part in word for part in self.parts)
        )


@dataclass(frozen=True, slots=True)
class IntentVocabulary:
    """Everything by which conditions are recognised, except the names of places.

    `splits` says after how many letters a word ends that is written together with the next („Montag|abend").
    """

    tree: PhraseTree
    before: Mapping[IntentKind, SurroundingWords]
    between: Mapping[IntentKind, frozenset[str]]
    after: Mapping[IntentKind, SurroundingWords]
    never_after: Mapping[IntentKind, SurroundingWords]
    never_before: Mapping[IntentKind, SurroundingWords]
    before_ordinary_places: SurroundingWords
    units: SurroundingWords
    filler: frozenset[str]
    joins: frozenset[str]
    ranges: frozenset[str]
    free_standing: frozenset[str]
    place_endings: tuple[str, ...]
    long_place_endings: tuple[str, ...]
    place_particles: tuple[str, ...]
    splits: Mapping[str, int]
    learning: WordPatterns
    learning_german: WordPatterns
    services: WordPatterns
    activities: WordPatterns
    lasting: WordPatterns
    children: WordPatterns
    compound_heads: Mapping[str, WordPatterns]
    order: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def languages(self, reader: str) -> Mapping[str, int]:
        """The languages tried for a reader, with their rank: the reader's own, German, the others. Guests have none."""
        return self.order.get(reader, self.order["de"])


def parsed_intents(texts: Mapping[str, str]) -> IntentVocabulary:
    """The vocabulary of conditions from the texts of its files, by language.

    Raises ValueError, naming the file and the key, where a file breaks the rules.
    """
    return vocabulary_of(parsed_files(texts))


def vocabulary_of(files: tuple[IntentWords, ...]) -> IntentVocabulary:
    """The vocabulary of conditions from the words of every language."""
    tree = PhraseTree(_number_words(files))
    endings = _longest_first(_plain(files, "endings"))
    for words in files:
        for tokens, phrase in _phrases_of(words):
            tree.add(tokens, phrase)
    spoken, childcare = IntentKind.SPOKEN_LANGUAGE, IntentKind.CHILDCARE
    return IntentVocabulary(
        tree,
        before={kind: _surrounding(files, kind, "before", -1) for kind in IntentKind},
        between={kind: frozenset(_single(files, kind, "between")) for kind in IntentKind},
        after={kind: _surrounding(files, kind, "after", 0) for kind in IntentKind},
        never_after={kind: _surrounding(files, kind, "not_before", -1) for kind in IntentKind},
        never_before={kind: _surrounding(files, kind, "not_after", 0) for kind in IntentKind},
        before_ordinary_places=_surrounding(files, IntentKind.PLACE, "before_ordinary", -1),
        units=_surrounding(files, IntentKind.AGE, "units", 0),
        filler=frozenset(_general(files, "filler")),
        joins=frozenset(_general(files, "joins")),
        ranges=frozenset(_single(files, IntentKind.WEEKDAY, "ranges")),
        free_standing=frozenset(_texts(files, IntentKind.WEEKDAY, "free_standing")),
        place_endings=endings,
        long_place_endings=tuple(ending for ending in endings if len(ending) > 1),
        place_particles=_longest_first(_plain(files, "glued_before")),
        splits=_splits(files),
        learning=WordPatterns.of(_texts(files, spoken, "learning")),
        learning_german=WordPatterns.of(_texts(files, spoken, "learning_german")),
        services=WordPatterns.of(_texts(files, spoken, "services")),
        activities=WordPatterns.of(_texts(files, childcare, "activities")),
        lasting=WordPatterns.of(_texts(files, IntentKind.AGE, "not_with")),
        children=WordPatterns.of(_texts(files, IntentKind.AGE, "children")),
        compound_heads={
            words.language: WordPatterns.of(words.sections[IntentKind.AUDIENCE].phrases("compound_heads"))
            for words in files
        },
        order={reader: _order(reader) for reader in LANGUAGES},
    )


def _order(reader: str) -> Mapping[str, int]:
    return {language: rank for rank, language in enumerate(dict.fromkeys((reader, *_ALWAYS_TRIED)))}


def _number_words(files: Iterable[IntentWords]) -> Mapping[str, int]:
    numbers: dict[str, int] = {}
    for words in files:
        for number, spellings in words.sections[IntentKind.AGE].by_value("numbers").items():
            for spelling in spellings:
                for tokens in _spellings(spelling, words.language):
                    if numbers.setdefault(tokens[0], int(number)) != int(number) or len(tokens) > 1:
                        raise ValueError(
                            f"intents/{words.language}.json, age.numbers: „{spelling}“ is no one number"
                        )
    return numbers


def _spellings(phrase: str, language: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a phrase; in German also with ae for ä."""
    plain = phrase_tokens(phrase)
    yield plain
    if language == "de" and (spelled := phrase_tokens(phrase.translate(_UMLAUTS))) != plain:
        yield spelled


def _phrases_of(words: IntentWords) -> Iterator[tuple[tuple[str, ...], Phrase]]:
    """Every phrase with its tokens. One that folds like a word that needs a preposition needs its very letters."""
    phrases = [
        (tokens, replace(phrase, letters=sum(map(len, tokens)), spelling=spelling))
        for text, meant in _meanings(words)
        for spelling, phrase in _with_particles(text, meant, words)
        for tokens in _spellings(spelling, words.language)
    ]
    ordinary = {tokens for tokens, phrase in phrases if phrase.demand is Demand.PREPOSITION}
    for tokens, phrase in phrases:
        if tokens in ordinary and phrase.demand is Demand.NOTHING and not phrase.spelling.isascii():
            yield tokens, replace(phrase, demand=Demand.SPELLING)
        else:
            yield tokens, phrase


def _with_particles(text: str, meant: Phrase, words: IntentWords) -> Iterator[tuple[str, Phrase]]:
    """A word with what may be written before it; a preposition there is as good as one that stands alone."""
    word = text.removeprefix("~")
    yield word, meant
    if word == text or meant.kind is None:
        return
    yield from ((particle + word, meant) for particle in words.general.get("glued", ()))
    for particle in words.sections[meant.kind].phrases("glued_before"):
        yield particle + word, replace(meant, demand=Demand.NOTHING)


def _meanings(words: IntentWords) -> Iterator[tuple[str, Phrase]]:
    """Every phrase of a language as it is written, with its meaning."""
    language, sections = words.language, words.sections
    yield from ((text, Phrase(language, None)) for text in words.general.get("nothing", ()))
    for kind in (IntentKind.FREE, IntentKind.WOMEN_ONLY):
        yield from ((text, Phrase(language, kind, YES)) for text in sections[kind].phrases("words"))
    for kind, key, demand in _BY_VALUE:
        for value, texts in sections[kind].by_value(key).items():
            yield from ((text, Phrase(language, kind, value, demand)) for text in texts)
    for key, demand in (("conditions", Demand.CONTENT), ("topics", Demand.ACTIVITY)):
        for text in sections[IntentKind.CHILDCARE].phrases(key):
            yield text, Phrase(language, IntentKind.CHILDCARE, YES, demand)
    yield from _ages(language, sections[IntentKind.AGE])
    yield from _spoken(language, sections[IntentKind.SPOKEN_LANGUAGE])


_BY_VALUE = (
    (IntentKind.AUDIENCE, "words", Demand.NOTHING),
    (IntentKind.AUDIENCE, "unattached", Demand.UNATTACHED),
    (IntentKind.AUDIENCE, "as_noun", Demand.AS_NOUN),
    (IntentKind.AUDIENCE, "only_with_preposition", Demand.PREPOSITION),
    (IntentKind.WEEKDAY, "words", Demand.NOTHING),
    (IntentKind.WEEKDAY, "abbreviations", Demand.COMPANY),
    (IntentKind.TIME_OF_DAY, "words", Demand.NOTHING),
    (IntentKind.TIME_OF_DAY, "beside_weekday", Demand.WEEKDAY),
    (IntentKind.SPOKEN_LANGUAGE, "manner", Demand.NOTHING),
)
_AGES = (
    ("years", "years", Demand.NO_DURATION),
    ("surely", "years", Demand.NOTHING),
    ("from", "from", Demand.NOTHING),
    ("up_to", "up-to", Demand.NOTHING),
    ("below", "below", Demand.NOTHING),
    ("months", "months", Demand.NOTHING),
    ("months_of_children", "months", Demand.CHILDREN_NAMED),
    ("beside_children", "years", Demand.CHILDREN),
)


def _ages(language: str, section: Section) -> Iterator[tuple[str, Phrase]]:
    for key, reckoning, demand in _AGES:
        for text in section.phrases(key):
            yield text, Phrase(language, IntentKind.AGE, "", demand, reckoning)
    for number, stems in section.by_value("number_stems").items():
        for stem in stems:
            for ending in section.phrases("compound_endings"):
                yield stem + ending, Phrase(language, IntentKind.AGE, number, Demand.NO_DURATION)


def _spoken(language: str, section: Section) -> Iterator[tuple[str, Phrase]]:
    anything = section.phrases("bare") == ("anything",)
    bare = Demand.LANGUAGE_BESIDE_CONTENT if anything else Demand.LANGUAGE_BESIDE_SERVICE
    kind = IntentKind.SPOKEN_LANGUAGE
    for value, names in section.by_value("names").items():
        for name in names:
            yield name, Phrase(language, kind, value, bare)
            for text in section.phrases("speaking"):
                yield text.replace(_NAME, name), Phrase(language, kind, value, reckoning="speaking")
            for text in section.phrases("attributive"):
                yield text.replace(_NAME, name), Phrase(language, kind, value, Demand.LANGUAGE_BESIDE_SERVICE)


def _surrounding(files: Iterable[IntentWords], kind: IntentKind, key: str, touching: int) -> SurroundingWords:
    found = SurroundingWords()
    for words in files:
        for phrase in words.sections[kind].phrases(key):
            for tokens in _spellings(phrase, words.language):
                found.add(tokens[touching], tokens, words.language)
    return found


def _texts(files: Iterable[IntentWords], kind: IntentKind, key: str) -> Iterator[str]:
    for words in files:
        yield from words.sections[kind].phrases(key)


def _single(files: Iterable[IntentWords], kind: IntentKind, key: str) -> Iterator[str]:
    for words in files:
        for phrase in words.sections[kind].phrases(key):
            yield from (tokens[0] for tokens in _spellings(phrase, words.language))


def _general(files: Iterable[IntentWords], key: str) -> Iterator[str]:
    for words in files:
        for phrase in words.general.get(key, ()):
            yield from (tokens[0] for tokens in _spellings(phrase, words.language))


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts), key=lambda text: (-len(text), text)))


def _plain(files: Iterable[IntentWords], key: str) -> Iterator[str]:
    return map(folded, _texts(files, IntentKind.PLACE, key))


def _splits(files: Iterable[IntentWords]) -> Mapping[str, int]:
    """„Montagabend" is two words."""
    splits = {}
    for words in files:
        section = words.sections[IntentKind.WEEKDAY]
        for day in (day for days in section.by_value("words").values() for day in days):
            for part in section.phrases("joined_with"):
                splits[folded(day + part)] = len(folded(day))
    return splits
