"""A catalogue at a glance."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from knotenpunkt.directory.domain.offer import Provenance
from knotenpunkt.directory.presentation.overview import honest_words_about_age, newest, topic_doors
from knotenpunkt.directory.tests.domain.offers import catalogue, offer, term

TODAY = date(2026, 11, 23)
FRESH = Provenance(confirmed_on=date(2026, 11, 1))
OLD = Provenance(confirmed_on=date(2020, 1, 1))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def test_topics_with_most_offers_stand_in_sight_by_label() -> None:
    topics = [term(f"t{number:02}") for number in range(20)]
    offers = [offer(f"A{at}", topics=tuple(topics[at:])) for at in range(20)]

    doors = topic_doors(catalogue(*offers), "en")

    assert [door.label for door in doors.common] == [f"t{number:02}" for number in range(8, 20)]
    assert [(door.label, door.number) for door in doors.rarer][:2] == [("t00", "1"), ("t01", "2")]
    assert doors.common[-1].query == "?thema=t19"


def test_few_topics_are_all_in_sight() -> None:
    doors = topic_doors(catalogue(offer("A", topics=(term("b"), term("a")))), "en")

    assert ([door.label for door in doors.common], doors.rarer) == (["a", "b"], ())


def test_age_of_the_catalogue_is_said_with_numbers() -> None:
    known = catalogue(offer("A", provenance=FRESH), offer("B", provenance=OLD), offer("C"))

    assert honest_words_about_age(known, "en", TODAY) == (
        "1 offer was checked in the last six months.",
        "For 2 offers the information is older than two years or has no date.",
    )


def test_empty_catalogue_has_no_age() -> None:
    assert honest_words_about_age(catalogue(), "en", TODAY) == ()


def test_newest_offers_are_those_of_which_the_date_is_known() -> None:
    known = catalogue(offer("A", provenance=OLD), offer("B"), offer("C", provenance=FRESH))

    assert [known.offers[at].title for at in newest(known, TODAY, number=3)] == ["C", "A"]
