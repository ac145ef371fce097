"""A question being read: its words, the languages tried, and what stands around a row of words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knotenpunkt.search.domain.gazetteer import Place
from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand, Phrase, SurroundingWords
from knotenpunkt.search.domain.intent_tokens import NUMBER, QuestionToken, tokens_of
from knotenpunkt.search.domain.intent_vocabulary import SHORTEST_GUEST, IntentVocabulary

_MOST_BETWEEN = 2  # words between a preposition and what it leads to („für alle unsere Kinder")
_HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’‘ʼ`´")
_UNITS = frozenset("€$£%°§₺")


@dataclass(slots=True)
class Find:
    """A possible condition: the tokens from `first` up to `last`, of which those of the core mean it.

    `demand` is what must hold beside it; `places` are those that a name may mean. `joins` is how many words before it
    join it to one of its kind („und").
    """

    kind: IntentKind
    value: str
    first: int
    last: int
    core_first: int
    core_last: int
    demand: Demand = Demand.NOTHING
    phrase: Phrase | None = None
    places: tuple[Place, ...] = ()
    joins: int = 0

    @property
    def is_led_to(self) -> bool:
        """Whether words before or after say that the core is meant so („für", „in", „için")."""
        return self.first < self.core_first or self.last > self.core_last


@dataclass(frozen=True, slots=True)
class Reading:
    """The text with its tokens and their folded words; `ranks` are the languages tried, the reader's first."""

    text: str
    tokens: Sequence[QuestionToken]
    words: Sequence[str]
    ranks: Mapping[str, int]
    vocabulary: IntentVocabulary
    finds: list[Find] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, language: str, vocabulary: IntentVocabulary) -> "Reading":
        """The beginning of reading a text of somebody who reads the interface in this language."""
        tokens = _divided(tokens_of(text), vocabulary.splits)
        words = [token.text for token in tokens]
        return cls(text, tokens, words, vocabulary.languages(language), vocabulary)

    @property
    def free_from(self) -> int:
        """The first token behind everything found so far."""
        return self.finds[-1].last if self.finds else 0

    def rank(self, phrase: Phrase) -> int | None:
        """The rank of a phrase's language; none where it is too short for a language that nobody asked for."""
        rank = self.ranks.get(phrase.language)
        if rank is None and phrase.letters >= SHORTEST_GUEST:
            return len(self.ranks)
        return rank

    def start_before(self, kind: IntentKind, first: int, language: str) -> int:
        """Where the words begin that lead to a core at `first` („speziell für meine"); `first` where none do."""
        between = self.vocabulary.between[kind]
        for position in range(first, max(self.free_from, first - _MOST_BETWEEN) - 1, -1):
            if position < first and self.words[position] not in between:
                break
            length = self._ending_at(self.vocabulary.before[kind], position, language, self.free_from)
            if length:
                return position - length
        return first

    def end_after(self, kind: IntentKind, last: int, language: str) -> int:
        """Where the words end that follow a core up to `last` („und Umgebung"); `last` where none do."""
        length = self._beginning_at(self.vocabulary.after[kind], last, language)
        return last + length

    def is_barred_before(self, kind: IntentKind, first: int, language: str) -> bool:
        """Whether the words before say that the core means something else („seit 5 Jahren", „contre les femmes")."""
        phrases = self.vocabulary.never_after[kind]
        if self._ending_at(phrases, first, language, 0):
            return True
        is_over_article = first > 0 and self.words[first - 1] in self.vocabulary.between[kind]
        return is_over_article and bool(self._ending_at(phrases, first - 1, language, 0))

    def is_barred_behind(self, kind: IntentKind, last: int, language: str) -> bool:
        """Whether the words directly behind say that the core means something else („5 Jahre Aufenthalt")."""
        return bool(self._beginning_at(self.vocabulary.never_before[kind], last, language))

    def means_something(self, position: int) -> bool:
        """Whether a token is a word other than those that stand in every question („der", „ich suche")."""
        token = self.tokens[position]
        return token.is_word and token.text not in self.vocabulary.filler

    def is_measured(self, last: int, language: str) -> bool:
        """Whether a unit follows a number („ab 18 Uhr", „ab 60 €")."""
        sign = self.text[self.tokens[last - 1].end :].lstrip()[:1]
        return sign in _UNITS or bool(self._beginning_at(self.vocabulary.units, last, language))

    def is_in_compound(self, first: int, last: int) -> bool:
        """Whether a hyphen ties the tokens to a word before or after them („Frauen-Café", „Kinder- und Jugendarzt")."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return self.text[max(0, start - 1) : start] in _HYPHENS or self.text[end : end + 1] in _HYPHENS

    def is_possessive(self, last: int) -> bool:
        """Whether an apostrophe follows („parents' group")."""
        end = self.tokens[last - 1].end
        return self.text[end : end + 1] in APOSTROPHES

    def gap(self, first: int, last: int) -> str:
        """The text between the end of the token before `first` and the token `last`."""
        return self.text[self.tokens[first - 1].end : self.tokens[last].start]

    def leads_to_ordinary_place(self, first: int) -> bool:
        """Whether a preposition stands before a name that is an ordinary word too („in Essen")."""
        words = self.vocabulary.before_ordinary_places
        return bool(self._ending_at(words, first, "", self.free_from))

    def typed(self, position: int) -> str:
        """A token as it was typed."""
        return self.text[self.tokens[position].start : self.tokens[position].end]

    def content(self) -> list[str]:
        """The words outside everything found that mean something."""
        taken = {position for find in self.finds for position in range(find.first, find.last)}
        return [
            token.text
            for position, token in enumerate(self.tokens)
            if position not in taken and self.means_something(position)
        ]

    def _ending_at(self, phrases: SurroundingWords, position: int, language: str, floor: int) -> int:
        """How many tokens before `position` are the longest phrase; 0 where there is none."""
        if position <= floor:
            return 0
        for key in self._keys(position - 1):
            for tokens, owner in phrases.of_token(key):
                start = position - len(tokens)
                if (
                    start >= floor
                    and (owner in self.ranks or owner == language)
                    and self._stand_at(start, tokens)
                ):
                    return len(tokens)
        return 0

    def _beginning_at(self, phrases: SurroundingWords, position: int, language: str) -> int:
        """How many tokens from `position` on are the longest phrase; 0 where there is none."""
        if position >= len(self.tokens):
            return 0
        for key in self._keys(position):
            for tokens, owner in phrases.of_token(key):
                if (owner in self.ranks or owner == language) and self._stand_at(position, tokens):
                    return len(tokens)
        return 0

    def _keys(self, position: int) -> Iterable[str]:
        token = self.tokens[position]
        return (token.text,) if token.number is None else (token.text, NUMBER)

    def _stand_at(self, start: int, phrase: Sequence[str]) -> bool:
        if len(phrase) == 1:
            return True
        if start + len(phrase) > len(self.tokens):
            return False
        return all(
            word == self.words[start + offset]
            or (word == NUMBER and self.tokens[start + offset].number is not None)
            for offset, word in enumerate(phrase)
        )


def _divided(tokens: Iterable[QuestionToken], splits: Mapping[str, int]) -> list[QuestionToken]:
    """The tokens with „Montagabend" as two."""
    divided = []
    for token in tokens:
        length = splits.get(token.text, 0)
        if length and len(token.text) == token.end - token.start:
            middle = token.start + length
            divided.append(QuestionToken(token.start, middle, token.text[:length], is_word=True))
            divided.append(QuestionToken(middle, token.end, token.text[length:], is_word=True))
        else:
            divided.append(token)
    return divided
