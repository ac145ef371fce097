"""How a question is understood: its conditions, the places it names, and the words that remain, each a slot to fill."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knotenpunkt.search.domain.analysis import Analysis
from knotenpunkt.search.domain.gazetteer import Gazetteer
from knotenpunkt.search.domain.intents import Intent, IntentKind, IntentVocabulary, recognised
from knotenpunkt.search.domain.lexicon import Lexicon
from knotenpunkt.search.domain.question_words import QuestionWords, ReadWord
from knotenpunkt.search.domain.slots import Alternative, Slot
from knotenpunkt.search.domain.vocabulary import Vocabulary

LONGEST_QUESTION = 200  # characters

_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\ud800-\udfff]+")
_WITHOUT_WIDTH = re.compile(
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)  # also within words
_BLANKS = re.compile(r"\s+")

type IntentAlternatives = Callable[[Intent, str], tuple[Alternative, ...]]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of languages and the field, whatever is searched.

    `fillers` are folded words by language that ask but say nothing („ich suche", "where can I find").
    """

    analysis: Analysis
    lexicon: Lexicon
    intents: IntentVocabulary
    fillers: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a question is asked of: the places known there, the words of its texts, and what conditions look for.

    `alternatives_of` a condition gets the words that carry it as well.
    """

    gazetteer: Gazetteer
    vocabulary: Vocabulary
    alternatives_of: IntentAlternatives


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it was understood. `slots` in the order of the text; places are preferred, never demanded.

    A place alone is demanded all the same: there is nothing else to go by.
    """

    question: str
    slots: tuple[Slot, ...] = ()
    intents: tuple[Intent, ...] = ()
    words: tuple[ReadWord, ...] = ()

    @property
    def places(self) -> tuple[Intent, ...]:
        """The places that were named."""
        return tuple(intent for intent in self.intents if intent.kind is IntentKind.PLACE)

    @property
    def corrections(self) -> tuple[ReadWord, ...]:
        """The words that nobody knows and that were taken for others."""
        return tuple(word for word in self.words if word.meant and word.meant[0] != word.surface)

    @property
    def rest(self) -> str:
        """The words that are no condition and no place."""
        return without_spans(self.question, [(intent.start, intent.end) for intent in self.intents])


def tidied(question: str) -> str:
    """A question as it can be read: no control characters, single blanks, no more than 200 characters."""
    written = _WITHOUT_WIDTH.sub("", question[: 4 * LONGEST_QUESTION])
    text = _BLANKS.sub(" ", _UNREADABLE.sub(" ", written))
    return unicodedata.normalize("NFC", text).strip()[:LONGEST_QUESTION].strip()


def without_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without some of its parts."""
    rest, position = [], 0
    for start, end in sorted(spans):
        rest.append(text[position:start])
        position = max(position, end)
    return _BLANKS.sub(" ", " ".join([*rest, text[position:]])).strip()


def understood(
    question: str, language: str, knowledge: Knowledge, surroundings: Surroundings
) -> Understanding:
    """The question of somebody who reads the interface in this language."""
    text = tidied(question)
    terms = knowledge.lexicon.terms(text, language)
    intents = recognised(text, language, knowledge.intents, surroundings.gazetteer, terms)
    words = QuestionWords(knowledge.analysis, knowledge.lexicon, knowledge.fillers, surroundings.vocabulary)
    read = words.read(text, language, [(intent.start, intent.end) for intent in intents])
    conditions = [intent for intent in intents if intent.kind is not IntentKind.PLACE]
    slots = [*(_slot(text, intent, surroundings) for intent in conditions), *words.slots(read, language)]
    slots = slots or [_slot(text, intent, surroundings) for intent in intents]
    slots = slots or words.slots_of_fillers(read, language)
    fillable = sorted((slot for slot in slots if slot.alternatives), key=lambda slot: slot.start)
    return Understanding(text, tuple(fillable), intents, read)


def understood_as_words(
    question: str, language: str, knowledge: Knowledge, vocabulary: Vocabulary
) -> Understanding:
    """The question asked of texts that have no facts beside their words: nothing in it is a condition or a place."""
    text = tidied(question)
    words = QuestionWords(knowledge.analysis, knowledge.lexicon, knowledge.fillers, vocabulary)
    read = words.read(text, language, ())
    slots = words.slots(read, language) or words.slots_of_fillers(read, language)
    return Understanding(text, tuple(slots), (), read)


def _slot(text: str, intent: Intent, surroundings: Surroundings) -> Slot:
    words = text[intent.start : intent.end]
    return Slot(surroundings.alternatives_of(intent, words), intent.start, intent.end, is_condition=True)
