"""How near offers are to a named place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.nearness import EVERYWHERE, HERE, NO_PLACE, Nearness
from knotenpunkt.directory.domain.offer import Offer, Place
from knotenpunkt.directory.tests.domain.offers import offer

ERKELENZ, HEINSBERG, WEGBERG = "05370004", "05370016", "05370040"
OUTSIDE = "05116000"
NEAR_ERKELENZ = Nearness(frozenset({ERKELENZ}), {ERKELENZ: 0.0, HEINSBERG: 19.5, WEGBERG: 10.0})
NEAR_OUTSIDE = Nearness(frozenset({OUTSIDE}), {ERKELENZ: 25.0, HEINSBERG: 44.0, WEGBERG: 18.0})


def held_in(*municipalities: str) -> Offer:
    return offer(places=tuple(Place(municipality=ags) for ags in municipalities))


def test_marks_of_places_say_how_near_they_are() -> None:
    assert NEAR_ERKELENZ.by_mark == {
        "ort:05370004": HERE,
        "ort:05370016": pytest.approx(0.55 * math.exp(-19.5 / 15)),
        "ort:05370040": pytest.approx(0.55 * math.exp(-10 / 15)),
        "kreisweit:ja": EVERYWHERE,
    }


def test_where_no_place_was_named_nothing_is_near_or_far() -> None:
    assert NO_PLACE.by_mark == {}
    assert [NO_PLACE.is_here(one) for one in (held_in(HEINSBERG), offer())] == [True, True]
    assert NO_PLACE.distance(held_in(HEINSBERG)) is None


@given(st.floats(0, 200), st.floats(0, 200))
def test_nearer_places_are_worth_more_and_no_neighbour_as_much_as_what_is_for_the_whole_district(
    one: float, other: float
) -> None:
    near, far = sorted((one, other))
    marks = Nearness(frozenset({ERKELENZ}), {ERKELENZ: 0.0, WEGBERG: near, HEINSBERG: far}).by_mark

    assert HERE > EVERYWHERE > marks["ort:05370040"] >= marks["ort:05370016"] > 0


@pytest.mark.parametrize(
    ("one", "is_here"),
    [
        (held_in(ERKELENZ), True),
        (held_in(HEINSBERG, ERKELENZ), True),
        (offer(areas=(ERKELENZ,)), True),
        (offer(is_district_wide=True), True),
        (held_in(HEINSBERG), False),
        (offer(), False),
    ],
    ids=["there", "there too", "for there", "for the whole district", "elsewhere", "nobody knows where"],
)
def test_an_offer_is_here_where_it_takes_place_or_is_meant_for(one: Offer, *, is_here: bool) -> None:
    assert NEAR_ERKELENZ.is_here(one) is is_here


@pytest.mark.parametrize(
    ("one", "distance"),
    [
        (held_in(HEINSBERG), (HEINSBERG, 19.5)),
        (held_in(HEINSBERG, WEGBERG), (WEGBERG, 10.0)),
        (held_in(OUTSIDE, HEINSBERG), (HEINSBERG, 19.5)),
        (held_in(ERKELENZ, HEINSBERG), None),
        (offer(is_district_wide=True), None),
        (held_in(OUTSIDE), None),
        (offer(), None),
    ],
    ids=["one", "nearest of two", "as far as known", "here", "whole district", "unknown", "nowhere"],
)
def test_distance_is_that_of_the_nearest_place_of_an_offer(
    one: Offer, distance: tuple[str, float] | None
) -> None:
    assert NEAR_ERKELENZ.distance(one) == distance


def test_of_a_place_outside_the_district_everything_is_some_way_off() -> None:
    assert NEAR_OUTSIDE.distance(held_in(ERKELENZ, WEGBERG)) == (WEGBERG, 18.0)
    assert max(NEAR_OUTSIDE.by_mark, key=NEAR_OUTSIDE.by_mark.__getitem__) == "kreisweit:ja"
