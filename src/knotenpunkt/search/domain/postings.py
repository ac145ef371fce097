"""Sets of documents and how a question's slots select them. A document is its ordinal; sets are values."""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.slots import Alternative, Token

type Postings = Callable[[Token], FrozenBitMap]

NO_DOCUMENTS = FrozenBitMap()


def with_all_tokens(alternative: Alternative, postings: Postings) -> FrozenBitMap:
    """The documents that have every token of an alternative; none where it has no tokens."""
    if not alternative.tokens:
        return NO_DOCUMENTS
    return intersection([postings(token) for token in alternative.tokens])


def intersection(sets: Sequence[FrozenBitMap]) -> FrozenBitMap:
    """What all of at least one set have in common; beginning with the smallest keeps it cheap."""
    return reduce(and_, sorted(sets, key=len))


def passing(filters: Sequence[Sequence[Token]], postings: Postings, everything: FrozenBitMap) -> FrozenBitMap:
    """The documents that carry at least one token of every filter; without filters that is everything."""
    if not filters:
        return everything
    return intersection([NO_DOCUMENTS.union(*map(postings, allowed)) for allowed in filters])


def levels(sets: Sequence[FrozenBitMap], allowed: FrozenBitMap) -> list[FrozenBitMap]:
    """At number k the allowed documents that are in at least k of the sets; at 0 all that are allowed."""
    found = [allowed, *(NO_DOCUMENTS for _ in sets)]
    for number, members in enumerate(sets, start=1):
        for level in range(number, 0, -1):
            found[level] |= found[level - 1] & members
    return found
