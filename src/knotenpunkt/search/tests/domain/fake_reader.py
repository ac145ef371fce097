"""An index that is a dictionary, and slots in few words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS, with_all_tokens
from knotenpunkt.search.domain.searching import Marks, within
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token


@dataclass(frozen=True)
class Document:
    ordinal: int
    score: float = 1.0
    as_of: int = 0
    completeness: int = 0


def text(word: str) -> Token:
    return Token(Field.TEXT, word)


def facet(mark: str) -> Token:
    return Token(Field.FACETS, mark)


@dataclass
class FakeReader:
    """Documents by token; the best are those with the highest score of their own."""

    index: Mapping[Token, FrozenBitMap]
    number: int = 100
    documents: Sequence[Document] = ()
    demanded: list[int] = field(default_factory=list)

    @property
    def everything(self) -> FrozenBitMap:
        return FrozenBitMap(range(self.number))

    def postings(self, token: Token) -> FrozenBitMap:
        return self.index.get(token, NO_DOCUMENTS)

    def best_of_all_slots(
        self, slots: Sequence[Slot], filters: Sequence[Marks], limit: int
    ) -> Sequence[Document]:
        return self.best_of_any_slot(slots, filters, limit, at_least=len(slots))

    def best_of_any_slot(
        self, slots: Sequence[Slot], filters: Sequence[Marks], limit: int, *, at_least: int
    ) -> Sequence[Document]:
        self.demanded.append(at_least)
        ways = [[with_all_tokens(way, self.postings) for way in slot.alternatives] for slot in slots]
        sets = [NO_DOCUMENTS.union(*found) for found in ways]
        allowed = within(self, filters)
        found = [
            one
            for one in self.documents
            if one.ordinal in allowed and sum(one.ordinal in those for those in sets) >= at_least
        ]
        return sorted(found, key=lambda one: -one.score)[:limit]


def reader(*documents: Document, number: int = 100, **index: Iterable[int]) -> FakeReader:
    """Words by their name, marks by their name with two lines: `topic__sport`."""
    tokens = {
        facet(name.replace("__", ":")) if "__" in name else text(name): FrozenBitMap(those)
        for name, those in index.items()
    }
    return FakeReader(tokens, number, documents)


def slot(*ways: str | Token, **hints: float) -> Slot:
    """A slot filled by words or marks for sure; hints are words with their weight."""
    tokens = [text(way) if isinstance(way, str) else way for way in ways]
    return Slot(
        (
            *(Alternative((token,)) for token in tokens),
            *(Alternative((text(word),), weight) for word, weight in hints.items()),
        )
    )


def condition(*ways: str | Token) -> Slot:
    """A slot that says what a thing shall be like."""
    return replace(slot(*ways), is_condition=True)
