"""Finding: which documents fill a question, and in which order.

A document fills a question if it fills all its slots; of a long question most of them are enough. What fills at least
a third of them, or some by a mere hint, fits in part.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS, levels, passing, with_all_tokens
from knotenpunkt.search.domain.ranking import Ranked, Reasons, freshness, turn
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token

CANDIDATES = 300  # re-ranked; behind them the order of the text alone decides
SHORT_QUESTION = 3  # slots; all of them must be filled
SHARE_OF_LONG_QUESTION = 0.7
SHARE_OF_PARTIAL = 0.33
SURE = 0.35
FEW = 10  # documents; what fits no more of them is never common
WEAK, COMMON = 0.5, 0.1  # an alternative of little weight that fits every tenth document is no hint at all

type Marks = tuple[str, ...]


class Candidate(Protocol):
    """A document that the text index found."""

    @property
    def ordinal(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def as_of(self) -> int: ...
    @property
    def completeness(self) -> int: ...


class Reader(Protocol):
    """One state of the index."""

    @property
    def everything(self) -> FrozenBitMap: ...

    def postings(self, token: Token) -> FrozenBitMap: ...

    def best_of_all_slots(
        self, slots: Sequence[Slot], filters: Sequence[Marks], limit: int
    ) -> Sequence[Candidate]: ...

    def best_of_any_slot(
        self, slots: Sequence[Slot], filters: Sequence[Marks], limit: int, *, at_least: int
    ) -> Sequence[Candidate]: ...


@dataclass(frozen=True, slots=True)
class Matches:
    """Which of the allowed documents fill a question, and which fill it in part; `sets` by slot, of all documents."""

    slots: tuple[Slot, ...]
    sets: tuple[FrozenBitMap, ...]
    full: FrozenBitMap
    partial: FrozenBitMap


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What besides the question decides the order.

    `filters` as in `within`; `nearness` says how near the marks of places are (0..1); `today` is an ordinal.
    """

    filters: tuple[Marks, ...]
    nearness: Mapping[str, float]
    today: int


def within(reader: Reader, filters: Sequence[Marks]) -> FrozenBitMap:
    """The documents that bear one mark of every filter."""
    tokens = [[Token(Field.FACETS, mark) for mark in marks] for marks in filters]
    return passing(tokens, reader.postings, reader.everything)


def matches(reader: Reader, slots: Sequence[Slot], allowed: FrozenBitMap) -> Matches:
    """The allowed documents that fill a question of at least one slot, and those that fill it in part."""
    telling = [_Telling.of(slot, reader) for slot in slots]
    sets = tuple(NO_DOCUMENTS.union(*one.sets) for one in telling)
    full = levels([NO_DOCUMENTS.union(*one.sure_sets) for one in telling], allowed)[required(len(sets))]
    in_part = levels(sets, allowed)[required_in_part(len(sets))] - full
    return Matches(tuple(one.slot for one in telling), sets, full, in_part)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A slot without the ways that find nothing here, or hint at little and fit many; and what each way finds."""

    slot: Slot
    sets: tuple[FrozenBitMap, ...]

    @classmethod
    def of(cls, slot: Slot, reader: Reader) -> "_Telling":
        many = max(FEW, COMMON * len(reader.everything))
        found = [(way, with_all_tokens(way, reader.postings)) for way in slot.alternatives]
        kept = [(way, those) for way, those in found if those and not _is_vague(way, those, many)]
        ways, sets = tuple(way for way, _ in kept), tuple(those for _, those in kept)
        return cls(replace(slot, alternatives=ways), sets)

    @property
    def sure_sets(self) -> list[FrozenBitMap]:
        """Without mere hints: whoever fills the slot by those fills it in part."""
        ways = zip(self.slot.alternatives, self.sets, strict=True)
        return [those for way, those in ways if way.weight >= SURE]


def _is_vague(way: Alternative, found: FrozenBitMap, many: float) -> bool:
    return way.weight < WEAK and way.tokens[0].field is not Field.FACETS and len(found) > many


def required(number: int) -> int:
    """How many of a question's slots a document has to fill."""
    return number if number <= SHORT_QUESTION else math.ceil(SHARE_OF_LONG_QUESTION * number)


def required_in_part(number: int) -> int:
    """How many of a question's slots a document has to fill in order to fit in part."""
    return max(1, math.ceil(SHARE_OF_PARTIAL * number))


def ranked_full(
    reader: Reader, found: Matches, members: FrozenBitMap, circumstances: Circumstances, number: int
) -> list[Ranked]:
    """Those members that fill the question, best first, at least `number` of them where there are so many."""
    if not members:
        return []
    filters, wanted = circumstances.filters, max(CANDIDATES, number)
    needed = required(len(found.slots))
    if needed == len(found.slots):
        candidates = reader.best_of_all_slots(found.slots, filters, wanted)
    else:
        candidates = reader.best_of_any_slot(found.slots, filters, wanted, at_least=needed)
    return _ranked(reader, found, members, candidates, circumstances)


def ranked_partial(
    reader: Reader, found: Matches, members: FrozenBitMap, circumstances: Circumstances, number: int
) -> list[Ranked]:
    """Those members that fill the question in part, best first."""
    if not members:
        return []
    candidates = reader.best_of_any_slot(
        found.slots,
        circumstances.filters,
        CANDIDATES + number,
        at_least=required_in_part(len(found.slots)),
    )
    return _ranked(reader, found, members, candidates, circumstances)


def rarity(number: int, everything: int) -> float:
    """How much it says that something is in so many of all documents: the inverse document frequency of BM25."""
    return math.log(1 + (everything - number + 0.5) / (number + 0.5))


def ranked_by_any_slot(
    reader: Reader, found: Matches, circumstances: Circumstances, number: int
) -> list[Ranked]:
    """The best documents that fill any slot, whether or not they fill the question: for texts without facts."""
    candidates = reader.best_of_any_slot(found.slots, circumstances.filters, CANDIDATES + number, at_least=1)
    return _ranked(reader, found, reader.everything, candidates, circumstances)[:number]


def _ranked(
    reader: Reader,
    found: Matches,
    members: FrozenBitMap,
    candidates: Sequence[Candidate],
    circumstances: Circumstances,
) -> list[Ranked]:
    """The first candidates in the order of all reasons, equals changing places every day; the others as they come."""
    those = [candidate for candidate in candidates if candidate.ordinal in members]
    reasons = _reasons(reader, found, those, circumstances)
    head = [
        Ranked(
            candidate.ordinal,
            reasons(candidate),
            _share(candidate.ordinal, found.sets, [1.0] * len(found.sets)),
        )
        for candidate in those[:CANDIDATES]
    ]
    today = circumstances.today
    head.sort(key=lambda one: (-round(one.reasons.total, 3), turn(one.ordinal, today)))
    tail = (
        Ranked(
            candidate.ordinal, Reasons(0.0), _share(candidate.ordinal, found.sets, [1.0] * len(found.sets))
        )
        for candidate in those[CANDIDATES:]
    )
    return [*head, *tail]


def _reasons(
    reader: Reader, found: Matches, candidates: Sequence[Candidate], circumstances: Circumstances
) -> Callable[[Candidate], Reasons]:
    weights = [rarity(len(those), len(reader.everything)) for those in found.sets]
    covered = {one.ordinal: _share(one.ordinal, found.sets, weights) for one in candidates}
    best = max((one.score * covered[one.ordinal] for one in candidates), default=0.0) or 1.0
    topics = [_marked(slot, reader) for slot in found.slots]
    nearest_first = sorted(circumstances.nearness.items(), key=lambda place: -place[1])
    places = [(value, reader.postings(Token(Field.FACETS, mark))) for mark, value in nearest_first]

    def of(candidate: Candidate) -> Reasons:
        return Reasons(
            text=candidate.score * covered[candidate.ordinal] / best,
            topic=_share(candidate.ordinal, topics, weights),
            place=next((value for value, those in places if candidate.ordinal in those), 0.0),
            freshness=freshness(candidate.as_of, circumstances.today),
            completeness=candidate.completeness / 100,
        )

    return of


def _marked(slot: Slot, reader: Reader) -> FrozenBitMap:
    """The documents that fill a slot by a mark, as that of their topic."""
    marks = (way.tokens[0] for way in slot.alternatives if way.weight >= SURE)
    return NO_DOCUMENTS.union(*(reader.postings(token) for token in marks if token.field is Field.FACETS))


def _share(ordinal: int, sets: Sequence[FrozenBitMap], weights: Sequence[float]) -> float:
    """Which share of the sets a document is in, by their weights."""
    inside = sum(weight for weight, those in zip(weights, sets, strict=True) if ordinal in those)
    return inside / (sum(weights) or 1.0)
