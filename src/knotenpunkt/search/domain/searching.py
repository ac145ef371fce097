"""Finding: which documents fill a question, and in which order.

A document fills a question if it fills all its slots; of a long question most of them are enough. What fills at least
a fifth of them, or some by a mere hint, fits in part, unless all it does is meet conditions.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS, levels, passing, with_all_tokens
from knotenpunkt.search.domain.ranking import DOUBTED, Ranked, Reasons, freshness, turn
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token

CANDIDATES = 60  # re-ranked; where more fit, titles are looked at first and hints do not count
SHORT_QUESTION = 3  # slots; all of them must be filled
SHARE_OF_LONG_QUESTION = 0.7
SHARE_OF_PARTIAL = 0.2
SURE = 0.35
FEW = 10  # documents; what fits no more of them is never common
CONDITION = 0.4  # what it counts to meet a condition, compared with being what was asked for
WEAK, COMMON = 0.5, 0.1  # an alternative of little weight that fits every tenth document is no hint at all

NEAR = 0.6  # from this nearness on a place is the one that was named, or the whole district

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


type Asked = Callable[[Sequence[Slot], Sequence[Marks], int], Sequence[Candidate]]


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
    things = [those for one, those in zip(telling, sets, strict=True) if not one.slot.is_condition]
    of_the_kind = allowed & NO_DOCUMENTS.union(*things) or allowed
    in_part = levels(sets, of_the_kind)[required_in_part(len(sets))] - full
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
        found = [(way, those) for way, those in found if those and not _is_vague(way, those, many)]
        words = NO_DOCUMENTS.union(*(those for way, those in found if _is_sure_word(way)))
        kept = [(way, those) for way, those in found if not _says_nothing_new(way, those, words)]
        ways, sets = tuple(way for way, _ in kept), tuple(those for _, those in kept)
        return cls(replace(slot, alternatives=ways), sets)

    @property
    def sure_sets(self) -> list[FrozenBitMap]:
        """Without mere hints: whoever fills the slot by those fills it in part."""
        ways = zip(self.slot.alternatives, self.sets, strict=True)
        return [those for way, those in ways if way.weight >= SURE]


def _is_sure_word(way: Alternative) -> bool:
    return way.tokens[0].field is Field.TEXT and way.weight >= SURE


def _says_nothing_new(way: Alternative, found: FrozenBitMap, by_words: FrozenBitMap) -> bool:
    """Whether a whole word is found by its stem anyway."""
    return way.tokens[0].field is Field.SURFACE and found.issubset(by_words)


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
    needed = required(len(found.slots))

    def asked(slots: Sequence[Slot], filters: Sequence[Marks], limit: int) -> Sequence[Candidate]:
        if needed == len(slots):
            return reader.best_of_all_slots(slots, filters, limit)
        return reader.best_of_any_slot(slots, filters, limit, at_least=needed)

    if len(members) > CANDIDATES:
        found = replace(found, slots=tuple(map(_without_hints, found.slots)))
    return _ranked_among(reader, found, members, circumstances, asked, number)


def _without_hints(slot: Slot) -> Slot:
    """The slot by which very many documents are ranked: hints would cost more time than they are worth there."""
    return replace(slot, alternatives=tuple(way for way in slot.alternatives if way.weight >= SURE))


def ranked_partial(
    reader: Reader, found: Matches, members: FrozenBitMap, circumstances: Circumstances, number: int
) -> list[Ranked]:
    """Those members that fill the question in part, best first, at least `number` of them where there are so many."""
    needed = required_in_part(len(found.slots))

    def asked(slots: Sequence[Slot], filters: Sequence[Marks], limit: int) -> Sequence[Candidate]:
        return reader.best_of_any_slot(slots, filters, limit, at_least=needed)

    return _ranked_among(reader, found, members, circumstances, asked, number)


def _ranked_among(
    reader: Reader,
    found: Matches,
    members: FrozenBitMap,
    circumstances: Circumstances,
    asked: Asked,
    number: int,
) -> list[Ranked]:
    """The members in their order. Where there are many, those near the place that was named are asked for as well."""
    if not members:
        return []
    filters = _narrowing(reader, circumstances.filters)
    near = tuple(mark for mark, value in circumstances.nearness.items() if value >= NEAR)
    slots = [_of_members(slot, reader, members) for slot in found.slots]
    candidates = _candidates(asked, slots, filters, members, number=number, most=len(reader.everything))
    if near and len(members) > CANDIDATES:
        nearby = asked(slots, [*filters, near], CANDIDATES)
        candidates = list({one.ordinal: one for one in (*nearby, *candidates)}.values())
    return _ranked(reader, found, members, candidates, circumstances)


def _of_members(slot: Slot, reader: Reader, members: FrozenBitMap) -> Slot:
    """The slot without the ways that no member takes."""
    ways = (
        way
        for way in slot.alternatives
        if all(not members.isdisjoint(reader.postings(token)) for token in way.tokens)
    )
    return replace(slot, alternatives=tuple(ways))


def _candidates(
    asked: Asked,
    slots: Sequence[Slot],
    filters: Sequence[Marks],
    members: FrozenBitMap,
    *,
    number: int,
    most: int,
) -> Sequence[Candidate]:
    """The best members, `number` of them where there are so many among the `most` that may be asked for.

    Of very many those with the words in their titles, if they are enough: the others would follow them, and scoring
    every document of a word that tens of thousands have takes longer than all the rest. Where too many of the best
    are no members, everything is asked for.
    """
    wanted = max(CANDIDATES, number)
    if len(members) > CANDIDATES and number < len(members):
        titled = _among(members, asked([_in_title(slot) for slot in slots], filters, wanted))
        if len(titled) >= max(CANDIDATES // 2, number):
            return titled
    best = _among(members, asked(slots, filters, wanted))
    if len(best) >= min(number, len(members)):
        return best
    return _among(members, asked(slots, filters, most))


def _among(members: FrozenBitMap, candidates: Sequence[Candidate]) -> list[Candidate]:
    return [one for one in candidates if one.ordinal in members]


def _in_title(slot: Slot) -> Slot:
    """The slot filled by words in titles; one that no word fills by its marks."""
    ways = [way for way in slot.alternatives if way.tokens[0].field is Field.TEXT]
    titles = (
        way._replace(tokens=tuple(token._replace(field=Field.TITLE) for token in way.tokens)) for way in ways
    )
    return replace(slot, alternatives=tuple(titles)) if ways else slot


def _narrowing(reader: Reader, filters: Sequence[Marks]) -> list[Marks]:
    """The filters that not every document passes: the others cost time and change nothing."""
    return [marks for marks in filters if within(reader, [marks]) != reader.everything]


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
    head, tail = those[:CANDIDATES], those[CANDIDATES:]
    reasons = _reasons(reader, found, head, circumstances)
    filled = _shares(FrozenBitMap([one.ordinal for one in those]), found.sets, [1.0] * len(found.sets))
    today = circumstances.today
    ordered = sorted(
        (
            -round(why.total, 3),
            turn(one.ordinal, today),
            Ranked(one.ordinal, why, filled.get(one.ordinal, 0.0)),
        )
        for one, why in zip(head, reasons, strict=True)
    )
    rest = (Ranked(one.ordinal, Reasons(0.0), filled.get(one.ordinal, 0.0)) for one in tail)
    return [*(ranked for _, _, ranked in ordered), *rest]


def _reasons(
    reader: Reader, found: Matches, candidates: Sequence[Candidate], circumstances: Circumstances
) -> list[Reasons]:
    """Why each candidate stands where it stands, in their order."""
    asked = FrozenBitMap([one.ordinal for one in candidates])
    weights = [
        rarity(len(those), len(reader.everything)) * (CONDITION if slot.is_condition else 1.0)
        for slot, those in zip(found.slots, found.sets, strict=True)
    ]
    covered = _shares(asked, found.sets, weights)
    topics = _shares(asked, [_marked(slot, reader) for slot in found.slots], weights)
    places = _nearness(asked, reader, circumstances.nearness)
    scores = [one.score * covered.get(one.ordinal, 0.0) for one in candidates]
    best = max(scores, default=0.0) or 1.0
    doubted = reader.postings(Token(Field.FACETS, DOUBTED))
    return [
        Reasons(
            score / best,
            places.get(one.ordinal, 0.0),
            topics.get(one.ordinal, 0.0),
            freshness(one.as_of, circumstances.today),
            one.completeness / 100,
            float(one.ordinal in doubted),
        )
        for one, score in zip(candidates, scores, strict=True)
    ]


def _marked(slot: Slot, reader: Reader) -> FrozenBitMap:
    """The documents that fill a slot by a mark, as that of their topic."""
    marks = (way.tokens[0] for way in slot.alternatives if way.weight >= SURE)
    return NO_DOCUMENTS.union(*(reader.postings(token) for token in marks if token.field is Field.FACETS))


def _shares(asked: FrozenBitMap, sets: Sequence[FrozenBitMap], weights: Sequence[float]) -> dict[int, float]:
    """For each document in any of the sets, which share of them it is in, by their weights."""
    shares: defaultdict[int, float] = defaultdict(float)
    total = sum(weights) or 1.0
    for weight, those in zip(weights, sets, strict=True):
        for ordinal in asked & those:
            shares[ordinal] += weight / total
    return shares


def _nearness(asked: FrozenBitMap, reader: Reader, nearness: Mapping[str, float]) -> dict[int, float]:
    """How near each document is: as near as the nearest of its places."""
    found: dict[int, float] = {}
    for mark, value in sorted(nearness.items(), key=lambda place: place[1]):
        found |= dict.fromkeys(asked & reader.postings(Token(Field.FACETS, mark)), value)
    return found
