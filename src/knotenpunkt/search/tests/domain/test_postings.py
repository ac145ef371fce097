"""How slots select documents: against the plain rule, document by document."""

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import filled_by, levels, passing
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


def looked_up(index: Index, token: Token) -> FrozenBitMap:
    return FrozenBitMap(index[token])


@given(postings_by_token, slots)
def test_levels_count_the_slots_that_are_filled(index: Index, slots: list[Slot]) -> None:
    filled = {one: sum(fills(one, slot, index) for slot in slots) for one in EVERYTHING}
    sets = [filled_by(slot, lambda token: looked_up(index, token)) for slot in slots]
    assert [set(level) for level in levels(sets, EVERYTHING)] == [
        {one for one in EVERYTHING if filled[one] >= least} for least in range(len(slots) + 1)
    ]


@given(postings_by_token, filters)
def test_passing_documents_have_one_token_of_every_filter(index: Index, filters: list[list[Token]]) -> None:
    expected = {
        one for one in EVERYTHING if all(any(one in index[token] for token in allowed) for allowed in filters)
    }
    assert set(passing(filters, lambda token: looked_up(index, token), EVERYTHING)) == expected


def test_slot_without_alternatives_is_filled_by_none() -> None:
    assert filled_by(Slot(()), lambda _: EVERYTHING) == FrozenBitMap()
