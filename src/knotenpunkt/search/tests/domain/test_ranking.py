"""The reasons of an order: what each counts, how fresh a record is, and how equals take turns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.search.domain.ranking import (
    FRESH_DAYS,
    WEIGHTS,
    WORTHLESS_DAYS,
    Reasons,
    freshness,
    turn,
)

TODAY = 739_800

shares = st.floats(0, 1)
reasons = st.builds(Reasons, shares, shares, shares, shares, shares, shares)


def test_every_reason_has_a_weight_in_its_place() -> None:
    assert tuple(WEIGHTS) == Reasons._fields


@given(reasons)
def test_weights_that_everyone_may_read_add_up_to_the_total(found: Reasons) -> None:
    parts = [
        WEIGHTS["text"] * found.text,
        WEIGHTS["topic"] * found.topic,
        WEIGHTS["place"] * found.place,
        WEIGHTS["freshness"] * found.freshness,
        WEIGHTS["completeness"] * found.completeness,
        WEIGHTS["doubt"] * found.doubt,
    ]
    assert found.total == pytest.approx(sum(parts))


@pytest.mark.parametrize("name", WEIGHTS)
def test_every_reason_counts_for_a_document(name: str) -> None:
    nothing = Reasons(0.0)
    assert nothing._replace(**{name: 1.0}).total == WEIGHTS[name] != 0


@given(reasons, reasons)
def test_place_that_was_named_outweighs_everything_else(here: Reasons, elsewhere: Reasons) -> None:
    assert here._replace(place=1.0).total > elsewhere._replace(place=0.0).total


@given(shares, shares, shares, shares)
def test_state_of_the_record_only_tips_the_scales(
    fresh: float, full: float, old: float, empty: float
) -> None:
    better = Reasons(text=1.0, freshness=old, completeness=empty)
    worse = Reasons(text=0.8, freshness=fresh, completeness=full)
    assert better.total > worse.total


@pytest.mark.parametrize(
    ("days", "fresh"),
    [
        (-30, 1.0),
        (0, 1.0),
        (FRESH_DAYS, 1.0),
        ((FRESH_DAYS + WORTHLESS_DAYS) // 2, 0.5),
        (WORTHLESS_DAYS, 0.0),
        (5_000, 0.0),
    ],
)
def test_information_is_fresh_for_half_a_year_and_worthless_after_two(days: int, fresh: float) -> None:
    assert freshness(TODAY - days, TODAY) == fresh


def test_information_of_an_unknown_day_is_not_fresh() -> None:
    assert [freshness(0, today) for today in (TODAY, 1)] == [0.0, 0.0]


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_newer_information_is_never_less_fresh(newer: int, days: int) -> None:
    assert freshness(TODAY - newer, TODAY) >= freshness(TODAY - newer - days, TODAY)


def test_turns_of_a_day_are_all_different_and_stay() -> None:
    turns = [turn(ordinal, TODAY) for ordinal in range(1_000)]
    assert (len(set(turns)), turns) == (1_000, [turn(ordinal, TODAY) for ordinal in range(1_000)])


def test_everybody_is_first_on_some_day() -> None:
    firsts = [min(range(1, 6), key=lambda ordinal: turn(ordinal, day)) for day in range(TODAY, TODAY + 300)]
    often = {ordinal: firsts.count(ordinal) > 30 for ordinal in range(1, 6)}
    assert often == dict.fromkeys(range(1, 6), True)
