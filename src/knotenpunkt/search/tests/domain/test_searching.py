"""Which documents fill a question, and in which order: over an index that is a dictionary."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS
from knotenpunkt.search.domain.ranking import FRESH_DAYS, Ranked, Reasons
from knotenpunkt.search.domain.searching import (
    CANDIDATES,
    COMMON,
    CONDITION,
    FEW,
    SURE,
    WEAK,
    Circumstances,
    Marks,
    Matches,
    matches,
    ranked_by_any_slot,
    ranked_full,
    ranked_partial,
    rarity,
    required,
    required_in_part,
    within,
)
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token
from knotenpunkt.search.tests.domain.fake_reader import (
    Document,
    FakeReader,
    condition,
    facet,
    reader,
    slot,
    text,
)

TODAY = 739_800
HINT = (SURE + 0.1) / 2  # a weight that is not sure


def fit(asked: FakeReader, *slots: Slot, allowed: Iterable[int] | None = None) -> tuple[set[int], set[int]]:
    """The documents that fit in full and in part."""
    found = matches(asked, slots, asked.everything if allowed is None else FrozenBitMap(allowed))
    return set(found.full), set(found.partial)


def test_document_that_fills_every_slot_fits_in_full_any_other_in_part() -> None:
    asked = reader(kurs=[1, 2, 3], deutsch=[2, 3, 4])
    assert fit(asked, slot("kurs"), slot("deutsch")) == ({2, 3}, {1, 4})


def test_documents_that_are_not_allowed_fit_not_at_all() -> None:
    asked = reader(kurs=[1, 2, 3], deutsch=[2, 3, 4])
    assert fit(asked, slot("kurs"), slot("deutsch"), allowed=[1, 2]) == ({2}, {1})


def test_one_alternative_of_a_slot_is_enough() -> None:
    asked = reader(kurs=[1], lehrgang=[2], topic__lernen=[3])
    assert fit(asked, slot("kurs", "lehrgang", facet("topic:lernen"))) == ({1, 2, 3}, set())


def test_what_meets_a_condition_only_does_not_fit_in_part() -> None:
    asked = reader(kurs=[1, 2], free__yes=[2, 3])
    assert fit(asked, slot("kurs"), condition(facet("free:yes"))) == ({2}, {1})


def test_where_there_is_no_such_thing_what_meets_a_condition_fits_in_part() -> None:
    asked = reader(free__yes=[2, 3])
    assert fit(asked, slot("zumba"), condition(facet("free:yes"))) == (set(), {2, 3})


def test_conditions_alone_are_all_that_is_asked_for() -> None:
    asked = reader(free__yes=[1, 2], topic__women=[2, 3])
    assert fit(asked, condition(facet("free:yes")), condition(facet("topic:women"))) == ({2}, {1, 3})


def test_hint_fits_in_part() -> None:
    asked = reader(kurs=[1, 2], treff=[2, 3])
    assert fit(asked, slot("kurs", treff=HINT)) == ({1, 2}, {3})


def test_word_as_written_is_sure_where_its_stem_is_a_mere_hint() -> None:
    written = Token(Field.SURFACE, "treffen")
    asked = FakeReader({text("treff"): FrozenBitMap([1, 2]), written: FrozenBitMap([1])})
    assert fit(asked, slot(written, treff=HINT)) == ({1}, {2})


def test_alternative_is_sure_from_its_weight_on() -> None:
    asked = reader(kurs=[1], treff=[2], cafe=[3])
    assert fit(asked, slot("kurs", treff=SURE, cafe=SURE - 0.01)) == ({1, 2}, {3})


@pytest.mark.parametrize(
    ("weight", "documents", "partial"),
    [(HINT, 10, 10), (HINT, 11, 0), (SURE, 11, 0), (WEAK, 11, 11)],
)
def test_weak_alternative_of_many_documents_is_no_hint(weight: float, documents: int, partial: int) -> None:
    asked = reader(kurs=[99], treff=range(documents))
    full, part = fit(asked, slot("kurs", treff=weight))
    assert len(full) - 1 + len(part) == partial


def test_weak_mark_counts_however_many_bear_it() -> None:
    asked = reader(kurs=[99], topic__lernen=range(50))
    way = Alternative((facet("topic:lernen"),), HINT)
    assert fit(asked, Slot((Alternative((text("kurs"),)), way))) == ({99}, set(range(50)))


def test_weak_alternative_is_common_where_many_have_all_its_words() -> None:
    asked = reader(rat=range(60), geben=[*range(1, 4), *range(60, 99)])
    way = Alternative((text("rat"), text("geben")), HINT)
    assert fit(asked, Slot((way,))) == (set(), {1, 2, 3})


def test_slots_that_say_too_little_stay_unfilled() -> None:
    asked = reader(kurs=[1, 2], treff=range(50))
    found = matches(asked, [slot("kurs"), slot(treff=HINT)], asked.everything)
    assert (set(found.full), set(found.partial), [set(those) for those in found.sets]) == (
        set(),
        {1, 2},
        [{1, 2}, set()],
    )


@pytest.mark.parametrize(
    ("slots", "full", "partial"),
    [(1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 3, 1), (5, 4, 1), (6, 5, 2), (10, 7, 2), (11, 8, 3), (24, 17, 5)],
)
def test_of_long_questions_most_slots_are_enough(slots: int, full: int, partial: int) -> None:
    assert (required(slots), required_in_part(slots)) == (full, partial)


def test_long_question_is_filled_by_most_of_its_slots() -> None:
    asked = reader(a=[1, 2, 3, 4], b=[1, 2, 3], c=[1, 2], d=[1, 5])
    assert fit(asked, slot("a"), slot("b"), slot("c"), slot("d")) == ({1, 2}, {3, 4, 5})


words = st.sampled_from("abcde")
indexes = st.fixed_dictionaries(dict.fromkeys("abcde", st.frozensets(st.integers(0, 9))))


@given(indexes, st.lists(st.lists(words, min_size=1, max_size=2), min_size=1, max_size=6))
def test_matches_count_the_slots_that_are_filled(
    index: Mapping[str, frozenset[int]], slots: list[list[str]]
) -> None:
    filled = {one: sum(any(one in index[word] for word in ways) for ways in slots) for one in range(10)}
    full = {one for one, number in filled.items() if number >= required(len(slots))}
    partial = {one for one, number in filled.items() if number >= required_in_part(len(slots))} - full
    assert fit(reader(number=10, **index), *(slot(*ways) for ways in slots)) == (full, partial)


def test_filters_let_through_what_bears_one_mark_of_each() -> None:
    asked = reader(number=6, status__public=[0, 1, 2, 3], tag__1=[1, 4], tag__2=[2, 5])
    filters = [("status:public",), ("tag:1", "tag:2")]
    assert (set(within(asked, filters)), set(within(asked, []))) == ({1, 2}, {0, 1, 2, 3, 4, 5})


def test_rarer_is_worth_more_and_everything_a_little() -> None:
    worth = [rarity(number, 100) for number in (1, 10, 50, 100)]
    assert (worth == sorted(worth, reverse=True), len(set(worth)), worth[-1] > 0) == (True, 4, True)


def circumstances(
    *filters: Marks, nearness: Mapping[str, float] | None = None, today: int = TODAY
) -> Circumstances:
    return Circumstances(filters, nearness or {}, today)


def ranked(
    asked: FakeReader, *slots: Slot, members: Iterable[int] | None = None, given: Circumstances | None = None
) -> list[Ranked]:
    found = matches(asked, slots, asked.everything)
    those = found.full if members is None else FrozenBitMap(members)
    return ranked_full(asked, found, those, given or circumstances(), 30)


def order(those: Iterable[Ranked]) -> list[int]:
    return [one.ordinal for one in those]


def test_better_text_stands_first() -> None:
    asked = reader(Document(1, 2.0), Document(2, 8.0), Document(3, 4.0), kurs=[1, 2, 3])
    assert [(one.ordinal, one.reasons.text, one.filled) for one in ranked(asked, slot("kurs"))] == [
        *((2, 1.0, 1.0), (3, 0.5, 1.0), (1, 0.25, 1.0)),
    ]


def test_topic_is_the_share_of_slots_that_a_mark_fills() -> None:
    asked = reader(Document(1), Document(2), kurs=[1, 2], topic__kurs=[2, 3], deutsch=[1, 2])
    found = ranked(asked, slot("kurs", facet("topic:kurs")), slot("deutsch"))
    of_kurs, of_deutsch = rarity(3, 100), rarity(2, 100)
    assert [(one.ordinal, one.reasons.topic) for one in found] == [
        (2, pytest.approx(of_kurs / (of_kurs + of_deutsch))),
        (1, 0.0),
    ]


def test_mere_hint_at_a_topic_is_no_reason() -> None:
    asked = reader(Document(1), Document(2), kurs=[1, 2], topic__kurs=[2])
    hint = Alternative((facet("topic:kurs"),), HINT)
    found = ranked(asked, Slot((Alternative((text("kurs"),)), hint)))
    assert sorted((one.ordinal, one.reasons.topic) for one in found) == [(1, 0.0), (2, 0.0)]


def test_nearest_place_of_a_document_counts() -> None:
    asked = reader(*map(Document, (1, 2, 3)), kurs=[1, 2, 3], ort__a=[1], ort__b=[1, 2])
    near = circumstances(nearness={"ort:b": 0.4, "ort:a": 1.0})
    found = ranked(asked, slot("kurs"), given=near)
    assert [(one.ordinal, one.reasons.place) for one in found] == [(1, 1.0), (2, 0.4), (3, 0.0)]


def test_place_that_was_named_stands_before_a_better_text() -> None:
    asked = reader(Document(1, 9.0), Document(2, 1.0), kurs=[1, 2], ort__here=[2])
    assert order(ranked(asked, slot("kurs"), given=circumstances(nearness={"ort:here": 1.0}))) == [2, 1]


def test_fresh_and_complete_records_stand_before_their_equals() -> None:
    asked = reader(
        Document(1),
        Document(2, as_of=TODAY - FRESH_DAYS),
        Document(3, as_of=TODAY, completeness=50),
        Document(4, completeness=100),
        kurs=[1, 2, 3, 4],
    )
    found = {one.ordinal: one.reasons for one in ranked(asked, slot("kurs"))}
    assert found == {
        1: Reasons(1.0),
        2: Reasons(1.0, freshness=1.0),
        3: Reasons(1.0, freshness=1.0, completeness=0.5),
        4: Reasons(1.0, completeness=1.0),
    }
    assert [list(found).index(one) for one in (3, 1)] == [0, 3]


def test_text_of_a_document_counts_by_what_it_fills_and_rare_things_count_more() -> None:
    asked = reader(Document(1), Document(2), rare=[1], common=range(1, 60))
    found = matches(asked, [slot("rare"), slot("common")], asked.everything)
    partly = ranked_partial(asked, found, FrozenBitMap([1, 2]), circumstances(), 30)
    of_rare, of_common = rarity(1, 100), rarity(59, 100)
    assert [(one.ordinal, one.reasons.text, one.filled) for one in partly] == [
        (1, 1.0, 1.0),
        (2, pytest.approx(of_common / (of_rare + of_common)), 0.5),
    ]


def test_conditions_count_less_than_what_was_asked_for() -> None:
    asked = reader(Document(1), Document(2), kurs=[1, 2], deutsch=[1, 3], free__yes=[2, 3])
    found = matches(asked, [slot("kurs"), slot("deutsch"), condition(facet("free:yes"))], asked.everything)
    partly = ranked_partial(asked, found, found.partial, circumstances(), 30)

    assert [(one.ordinal, one.reasons.text) for one in partly] == [
        (1, 1.0),
        (2, pytest.approx((1 + CONDITION) / 2)),
    ]


documents = st.builds(
    Document, st.integers(0, 9), st.floats(0.1, 9.0), st.integers(TODAY - 900, TODAY), st.integers(0, 100)
)


@given(
    st.lists(documents, unique_by=lambda one: one.ordinal), st.frozensets(st.integers(0, 9)), st.floats(0, 1)
)
def test_order_is_that_of_all_reasons_together(
    found: list[Document], here: frozenset[int], near: float
) -> None:
    asked = reader(*found, number=10, kurs=range(10), topic__kurs=[2, 4, 6], ort__here=here)
    given_place = circumstances(nearness={"ort:here": near})
    totals = [
        round(one.reasons.total, 3)
        for one in ranked(asked, slot("kurs", facet("topic:kurs")), given=given_place)
    ]
    assert (totals, len(totals)) == (sorted(totals, reverse=True), len(found))


def equals(number: int = 12) -> FakeReader:
    return reader(*map(Document, range(number)), kurs=range(number))


def test_equals_stand_in_one_order_all_day() -> None:
    asked = equals()
    backwards = reader(*map(Document, reversed(range(12))), kurs=range(12))
    assert order(ranked(asked, slot("kurs"))) == order(ranked(backwards, slot("kurs")))


def test_equals_change_places_every_day() -> None:
    days = [circumstances(today=TODAY + day) for day in range(60)]
    orders = [order(ranked(equals(4), slot("kurs"), given=day)) for day in days]
    places = [{one[place] for one in orders} for place in range(4)]
    assert places == [{0, 1, 2, 3}] * 4


def test_differences_that_nobody_sees_do_not_decide() -> None:
    scores = [1.0, 0.9999, 0.9998]
    firsts = {
        order(
            ranked(
                reader(*map(Document, range(3), scores), kurs=range(3)),
                slot("kurs"),
                given=circumstances(today=TODAY + day),
            )
        )[0]
        for day in range(30)
    }
    assert firsts == {0, 1, 2}


def test_only_members_are_ranked() -> None:
    asked = reader(*map(Document, range(5)), kurs=range(5))
    assert sorted(order(ranked(asked, slot("kurs"), members=[1, 3, 70]))) == [1, 3]


def test_nobody_is_asked_where_there_are_no_members() -> None:
    asked = reader(Document(1), kurs=[1])
    found = matches(asked, [slot("kurs")], asked.everything)
    nobody = [
        ranked_full(asked, found, NO_DOCUMENTS, circumstances(), 30),
        ranked_partial(asked, found, NO_DOCUMENTS, circumstances(), 30),
    ]
    assert (nobody, asked.demanded) == ([[], []], [])


def test_filters_reach_the_index() -> None:
    asked = reader(*map(Document, (1, 2)), kurs=[1, 2], status__public=[2])
    assert order(ranked(asked, slot("kurs"), given=circumstances(("status:public",)))) == [2]


def test_index_is_asked_for_as_many_slots_as_must_be_filled() -> None:
    asked = reader(Document(1), a=[1], b=[1], c=[1], d=[1])
    for names in ("a", "ab", "abc", "abcd"):
        slots = [slot(name) for name in names]
        found = matches(asked, slots, asked.everything)
        ranked_full(asked, found, found.full, circumstances(), 30)
        ranked_partial(asked, found, found.full, circumstances(), 30)
    assert asked.demanded == [*(1, 1), *(2, 1), *(3, 1), *(3, 1)]


def test_texts_without_facts_are_found_by_any_slot_the_best_first() -> None:
    asked = reader(*map(Document, range(4), [1.0, 2.0, 3.0, 4.0]), a=[0, 1, 2], b=[1], c=[1])
    found = matches(asked, [slot("a"), slot("b"), slot("c")], asked.everything)
    best = [order(ranked_by_any_slot(asked, found, circumstances(), number)) for number in (1, 2, 9)]
    assert (best, asked.demanded) == ([[1], [1, 2], [1, 2, 0]], [1, 1, 1])


def test_documents_behind_the_candidates_follow_as_their_texts_come() -> None:
    number = CANDIDATES + 5
    documents = [Document(one, float(number - one), completeness=100) for one in range(number)]
    asked = reader(*documents, number=number, kurs=range(number))
    found: Matches = matches(asked, [slot("kurs")], asked.everything)
    tail = ranked_full(asked, found, found.full, circumstances(), number)[CANDIDATES:]
    assert tail == [Ranked(one, Reasons(0.0), 1.0) for one in range(CANDIDATES, number)]


@pytest.mark.parametrize(("number", "common"), [(1_000, int(COMMON * 1_000)), (20, FEW)])
def test_common_is_a_share_of_all_documents_and_more_than_a_few(number: int, common: int) -> None:
    asked = reader(number=number, treff=range(common), cafe=range(common + 1))
    assert [len(fit(asked, slot(**{name: HINT}))[1]) for name in ("treff", "cafe")] == [common, 0]
