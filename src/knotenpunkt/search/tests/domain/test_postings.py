"""How slots select documents: against the plain rule, document by document."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS, levels, passing, with_all_tokens
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token

TOKENS = [Token(Field.TEXT, letter) for letter in "abcde"]
EVERYTHING = FrozenBitMap(range(12))

sets = st.frozensets(st.integers(0, 11))
postings_by_token = st.fixed_dictionaries(dict.fromkeys(TOKENS, sets))
alternatives = st.builds(Alternative, st.lists(st.sampled_from(TOKENS), max_size=3, unique=True).map(tuple))
slots = st.lists(st.builds(Slot, st.lists(alternatives, max_size=3).map(tuple)), max_size=4)
filters = st.lists(st.lists(st.sampled_from(TOKENS), max_size=3), max_size=3)

type Index = dict[Token, frozenset[int]]


def fills(document: int, slot: Slot, index: Index) -> bool:
    return any(
        alternative.tokens and all(document in index[token] for token in alternative.tokens)
        for alternative in slot.alternatives
    )


def filled_by(slot: Slot, index: Index) -> FrozenBitMap:
    ways = (with_all_tokens(way, lambda token: looked_up(index, token)) for way in slot.alternatives)
    return NO_DOCUMENTS.union(*ways)


def looked_up(index: Index, token: Token) -> FrozenBitMap:
    return FrozenBitMap(index[token])


@given(postings_by_token, slots)
def test_levels_count_the_slots_that_are_filled(index: Index, slots: list[Slot]) -> None:
    filled = {one: sum(fills(one, slot, index) for slot in slots) for one in EVERYTHING}
    sets = [filled_by(slot, index) for slot in slots]
    assert [set(level) for level in levels(sets, EVERYTHING)] == [
        {one for one in EVERYTHING if filled[one] >= least} for least in range(len(slots) + 1)
    ]


@given(postings_by_token, filters)
def test_passing_documents_have_one_token_of_every_filter(index: Index, filters: list[list[Token]]) -> None:
    expected = {
        one for one in EVERYTHING if all(any(one in index[token] for token in allowed) for allowed in filters)
    }
    assert set(passing(filters, lambda token: looked_up(index, token), EVERYTHING)) == expected


def test_way_without_tokens_is_taken_by_none() -> None:
    assert with_all_tokens(Alternative(()), lambda _: EVERYTHING) == NO_DOCUMENTS
