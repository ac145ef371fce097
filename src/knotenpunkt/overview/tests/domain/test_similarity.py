"""Centres like mine: the distance behaves as a distance of situations must."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.overview.domain.similarity import Likeness, Measured, most_alike

CENTRES = st.sampled_from(["a", "b", "c", "d", "e"])
VALUES = st.dictionaries(CENTRES, st.integers(1, 10_000).map(float))
TABLES = st.lists(VALUES, min_size=1, max_size=4).map(
    lambda columns: [
        Measured(f"i{number}", column, is_size=number % 2 == 0) for number, column in enumerate(columns)
    ]
)
WEIGHTS = st.dictionaries(st.sampled_from(["i0", "i1", "i2", "i3"]), st.integers(0, 3).map(float))


def likeness(of: str, to: str, table: list[Measured], weights: dict[str, float]) -> Likeness | None:
    return next((found for found in most_alike(of, table, weights) if found.centre == to), None)


@given(TABLES, WEIGHTS, CENTRES, CENTRES)
def test_distance_is_the_same_from_either_side(
    table: list[Measured], weights: dict[str, float], one: str, other: str
) -> None:
    there, back = likeness(one, other, table, weights), likeness(other, one, table, weights)

    assert (there is None) == (back is None)
    if there and back:
        assert there.distance == pytest.approx(back.distance)
        assert there.covered == back.covered


@given(TABLES, WEIGHTS, CENTRES)
def test_a_centre_in_the_same_situation_is_at_no_distance(
    table: list[Measured], weights: dict[str, float], centre: str
) -> None:
    with_twin = [
        Measured(column.code, {**column.values, **_twin(column.values, centre)}, column.is_size)
        for column in table
    ]
    found = likeness(centre, "twin", with_twin, weights)

    assert found is None or found.distance == 0


def _twin(values: Mapping[str, float], centre: str) -> dict[str, float]:
    return {"twin": values[centre]} if centre in values else {}


@given(TABLES, WEIGHTS, CENTRES)
def test_no_centre_is_its_own_neighbour(
    table: list[Measured], weights: dict[str, float], centre: str
) -> None:
    assert centre not in {found.centre for found in most_alike(centre, table, weights)}


@given(TABLES, WEIGHTS, CENTRES, st.sampled_from([0.001, 0.5, 12.0, 1000.0]))
def test_units_change_nothing(
    table: list[Measured], weights: dict[str, float], centre: str, factor: float
) -> None:
    in_other_units = [
        Measured(column.code, {key: value * factor for key, value in column.values.items()}, column.is_size)
        for column in table
    ]
    before = {found.centre: found for found in most_alike(centre, table, weights)}
    after = {found.centre: found for found in most_alike(centre, in_other_units, weights)}

    assert after.keys() == before.keys()
    distances = [after[key].distance for key in before]
    assert distances == pytest.approx([found.distance for found in before.values()], abs=1e-6)


@given(TABLES, WEIGHTS, CENTRES)
def test_share_of_weight_is_that_of_the_indicators_both_have(
    table: list[Measured], weights: dict[str, float], centre: str
) -> None:
    every = sum(weights.get(column.code, 1.0) for column in table)
    for found in most_alike(centre, table, weights):
        both = [column for column in table if {centre, found.centre} <= column.values.keys()]
        assert found.covered == pytest.approx(sum(weights.get(column.code, 1.0) for column in both) / every)


@given(TABLES, CENTRES)
def test_all_weights_doubled_change_nothing(table: list[Measured], centre: str) -> None:
    doubled = {column.code: 2.0 for column in table}

    after, before = most_alike(centre, table, doubled), most_alike(centre, table, {})

    assert [found.centre for found in after] == [found.centre for found in before]
    assert [found.distance for found in after] == pytest.approx([found.distance for found in before])


def test_ties_stand_by_their_keys() -> None:
    table = [Measured("share", {"m": 5.0, "z": 6.0, "b": 4.0, "k": 6.0})]

    assert [found.centre for found in most_alike("m", table, {})] == ["b", "k", "z"]


def test_sizes_are_compared_by_proportion() -> None:
    table = [Measured("people", {"m": 100.0, "half": 50.0, "double": 200.0}, is_size=True)]

    half, double = (likeness("m", key, table, {}) for key in ("half", "double"))
    assert half
    assert double
    assert math.isclose(half.distance, double.distance)


def test_an_indicator_without_weight_counts_for_nothing() -> None:
    table = [
        Measured("near", {"m": 1.0, "a": 1.0, "b": 9.0}),
        Measured("far", {"m": 1.0, "a": 9.0, "b": 1.0}),
    ]

    assert [found.centre for found in most_alike("m", table, {"far": 0.0})] == ["a", "b"]
    assert [found.centre for found in most_alike("m", table, {"near": 0.0})] == ["b", "a"]


def test_indicators_stand_by_their_share_of_the_distance() -> None:
    table = [
        Measured("near", {"m": 1.0, "a": 2.0, "b": 9.0}),
        Measured("far", {"m": 1.0, "a": 9.0, "b": 1.0}),
        Measured("unknown", {"m": 1.0, "b": 2.0}),
    ]
    found = likeness("m", "a", table, {})
    weighed = likeness("m", "a", table, {"far": 0.0})

    assert found
    assert weighed
    assert (found.apart, weighed.apart) == (("far", "near"), ("near",))


def test_nothing_known_of_a_centre_finds_nothing() -> None:
    assert most_alike("m", [Measured("people", {"a": 1.0})], {}) == ()
    assert most_alike("m", [], {}) == ()
