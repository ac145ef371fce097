"""Of many documents that fill a question none is lost, whatever is looked at first."""

from collections.abc import Iterable, Sequence

import pytest
from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.searching import (
    CANDIDATES,
    SURE,
    Circumstances,
    Marks,
    matches,
    ranked_full,
    ranked_partial,
)
from knotenpunkt.search.domain.slots import Field, Slot, Token
from knotenpunkt.search.tests.domain.fake_reader import Document, FakeReader, slot, text

NOWHERE = Circumstances((), {}, 739_800)
MANY = 3 * CANDIDATES


def holding(number: int, titled: Iterable[int] = ()) -> FakeReader:
    """So many documents with the word, the last scoring best; some have it in their titles."""
    those = {text("kurs"): FrozenBitMap(range(number)), Token(Field.TITLE, "kurs"): FrozenBitMap(titled)}
    return FakeReader(those, number, [Document(one, score=one + 1.0) for one in range(number)])


class HintCounting(FakeReader):
    """Knows in how many ways the last question could be filled."""

    ways = 0

    def best_of_any_slot(
        self, slots: Sequence[Slot], filters: Sequence[Marks], limit: int, *, at_least: int
    ) -> Sequence[Document]:
        self.ways = len(slots[0].alternatives)
        return super().best_of_any_slot(slots, filters, limit, at_least=at_least)


def found(index: FakeReader, members: Iterable[int], number: int) -> list[int]:
    those = matches(index, [slot("kurs")], index.everything)
    return [one.ordinal for one in ranked_full(index, those, FrozenBitMap(members), NOWHERE, number)]


@pytest.mark.parametrize("number", [CANDIDATES - 1, CANDIDATES, CANDIDATES + 1, 3 * CANDIDATES])
def test_all_that_fit_are_ranked_where_all_are_asked_for(number: int) -> None:
    index = holding(number, titled=range(number - CANDIDATES // 2 - 1, number))
    ranked = found(index, range(number), number)

    assert sorted(ranked) == list(range(number))


@pytest.mark.parametrize("members", [range(9), range(CANDIDATES + 20)])
def test_members_are_found_behind_many_that_score_better(members: range) -> None:
    ranked = found(holding(3 * MANY), members, len(members))

    assert sorted(ranked) == list(members)


def test_of_very_many_those_with_the_word_in_their_titles_are_enough() -> None:
    titled = range(CANDIDATES)

    assert sorted(found(holding(MANY, titled), range(MANY), 30)) == list(titled)


def test_hints_count_among_few_and_not_among_many() -> None:
    def ways(number: int) -> int:
        tokens = {text("kurs"): FrozenBitMap(range(number)), text("treff"): FrozenBitMap([0])}
        documents = [Document(one, score=one + 1.0) for one in range(number)]
        index = HintCounting(tokens, 1000, documents)
        those = matches(index, [slot("kurs", treff=SURE - 0.1)], index.everything)
        ranked_full(index, those, FrozenBitMap(range(number)), NOWHERE, number)
        return index.ways

    assert (ways(CANDIDATES), ways(CANDIDATES + 1)) == (2, 1)


def test_too_few_titles_are_not_enough() -> None:
    ranked = found(holding(MANY, titled=range(29)), range(MANY), 30)

    assert len(ranked) >= 30
    assert not set(ranked) & set(range(29))


def test_those_that_fit_in_part_are_all_ranked_too() -> None:
    index = holding(MANY)
    those = matches(index, [slot("kurs"), slot("yoga")], index.everything)
    ranked = ranked_partial(index, those, FrozenBitMap(range(7)), NOWHERE, 7)

    assert sorted(one.ordinal for one in ranked) == list(range(7))
