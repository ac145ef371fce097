"""Sets of documents and how a question's slots select them. A document is its ordinal; sets are values."""

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from operator import and_

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.slots import Alternative, Slot, Token

type Postings = Callable[[Token], FrozenBitMap]

NO_DOCUMENTS = FrozenBitMap()


def filled_by(slot: Slot, postings: Postings) -> FrozenBitMap:
    """The documents that fill a slot by at least one of its alternatives; a slot without any is filled by none."""
    return NO_DOCUMENTS.union(*(_with_all_tokens(alternative, postings) for alternative in slot.alternatives))


def _with_all_tokens(alternative: Alternative, postings: Postings) -> FrozenBitMap:
    if not alternative.tokens:
        return NO_DOCUMENTS
    return intersection([postings(token) for token in alternative.tokens])


def intersection(sets: Sequence[FrozenBitMap]) -> FrozenBitMap:
    """What all of at least one set have in common; beginning with the smallest keeps it cheap."""
    return reduce(and_, sorted(sets, key=len))


def matching(slots: Sequence[Slot], postings: Postings, everything: FrozenBitMap) -> FrozenBitMap:
    """The documents that fill every slot; without slots that is everything."""
    return intersection([filled_by(slot, postings) for slot in slots]) if slots else everything


def matched_slots(slots: Sequence[Slot], postings: Postings) -> tuple[FrozenBitMap, ...]:
    """One set a slot: the documents that fill at least one of the slots, at least two … all of them."""
    levels = [NO_DOCUMENTS] * len(slots)
    for slot in slots:
        filled = filled_by(slot, postings)
        for level in range(len(slots) - 1, 0, -1):
            levels[level] |= levels[level - 1] & filled
        levels[0] |= filled
    return tuple(levels)


def passing(filters: Sequence[Sequence[Token]], postings: Postings, everything: FrozenBitMap) -> FrozenBitMap:
    """The documents that carry at least one token of every filter; without filters that is everything."""
    if not filters:
        return everything
    return intersection([NO_DOCUMENTS.union(*map(postings, allowed)) for allowed in filters])


def counts(found: FrozenBitMap, values: Mapping[str, FrozenBitMap]) -> dict[str, int]:
    """How many of the documents found each value has."""
    return {name: found.intersection_cardinality(documents) for name, documents in values.items()}
