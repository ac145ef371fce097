"""Phrases of conditions in one tree of their words, so that all that begin at a word are found in one walk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_tokens import NUMBER, QuestionToken


class Demand(StrEnum):
    """What must hold beside a phrase, so that it is a condition."""

    NOTHING = "nothing"
    PREPOSITION = "preposition"  # „für" and the like before or after it
    UNATTACHED = "unattached"  # that, or no word directly before it to which it may belong („права жінок")
    AS_NOUN = "as-noun"  # that, or no word directly behind it to which it may belong („freiwillige Rückkehr")
    SPELLING = "spelling"  # the very letters, as without them it is another word („Mütter" and „Mutter")
    CAPITAL = "capital"  # a preposition, or a capital letter (names of places)
    CONTENT = "content"  # something else is asked for
    ACTIVITY = "activity"  # some activity is asked for
    WEEKDAY = "weekday"  # a weekday directly before it
    COMPANY = "company"  # a weekday or an hour beside it
    CHILDREN = "children"  # children directly before it
    CHILDREN_NAMED = "children-named"  # children somewhere in the question
    NO_DURATION = "no-duration"  # nothing that lasts is asked for
    LANGUAGE_BESIDE_CONTENT = "language-beside-content"  # something else is asked for, and nothing to learn
    LANGUAGE_BESIDE_SERVICE = "language-beside-service"  # a service directly beside it, and nothing to learn


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a row of words means in a language; `kind` is None where it is no condition at all („guten Abend").

    `reckoning` says how the value of an age is worked out from the numbers, or that a language is that of somebody who
    speaks it; `letters` is how long the phrase is, `spelling` how it is written.
    """

    language: str
    kind: IntentKind | None
    value: str = ""
    demand: Demand = Demand.NOTHING
    reckoning: str = ""
    letters: int = 0
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Phrases found up to but not including the token `last`, and the numbers in them."""

    last: int
    numbers: tuple[int, ...]
    phrases: Sequence[Phrase]


@dataclass(slots=True)
class _Node:
    children: "dict[str, _Node]" = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()


class PhraseTree:
    """Phrases by their tokens. `number_words` are the numbers that are written as words („fünf")."""

    def __init__(self, number_words: Mapping[str, int]) -> None:
        self._root = _Node()
        self._number_words = number_words

    def add(self, tokens: Sequence[str], phrase: Phrase) -> None:
        """One phrase more; of equal ones of a language the first counts."""
        node = self._root
        for token in tokens:
            node = node.children.setdefault(token, _Node())
        node.phrases = (*node.phrases, phrase)

    def matches(self, tokens: Sequence[QuestionToken], first: int) -> list[PhraseMatch]:
        """Everything that begins at the token `first`, longest first."""
        found: list[PhraseMatch] = []
        waiting: list[tuple[_Node, int, tuple[int, ...]]] = [(self._root, first, ())]
        while waiting:
            node, position, numbers = waiting.pop()
            if node.phrases:
                found.append(PhraseMatch(position, numbers, node.phrases))
            if position == len(tokens):
                continue
            token = tokens[position]
            if token.text in node.children:
                waiting.append((node.children[token.text], position + 1, numbers))
            if NUMBER in node.children:
                number = token.number if token.number is not None else self._number_words.get(token.text)
                if number is not None:
                    waiting.append((node.children[NUMBER], position + 1, (*numbers, number)))
        found.sort(key=lambda match: -match.last)
        return found


class SurroundingWords:
    """The words that may stand before or after phrases („für", „in der Nähe von"), by their first or last token."""

    def __init__(self) -> None:
        self._by_token: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(self, key: str, tokens: tuple[str, ...], language: str) -> None:
        """One phrase more, found by the token that touches the condition."""
        entries = self._by_token.setdefault(key, [])
        if (tokens, language) not in entries:
            entries.append((tokens, language))
            entries.sort(key=lambda entry: -len(entry[0]))

    def of_token(self, key: str) -> Sequence[tuple[tuple[str, ...], str]]:
        """The phrases with this token and their languages, longest first."""
        return self._by_token.get(key, ())
