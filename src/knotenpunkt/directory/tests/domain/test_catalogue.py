"""Finding offers in a catalogue."""

from datetime import date

import pytest

from knotenpunkt.directory.domain.filters import Facet, Filters, Order
from knotenpunkt.directory.domain.offer import Place, Provenance
from knotenpunkt.directory.domain.records import Frequency, PartialDate, ScheduleRecord
from knotenpunkt.directory.domain.similar import similar_offers
from knotenpunkt.directory.tests.domain.offers import catalogue, offer, term

TODAY = date(2026, 11, 23)
CATALOGUE = catalogue(
    offer("Zirkus", provenance=Provenance(confirmed_on=date(2026, 11, 1))),
    offer("Übung", places=(Place(city="Heinsberg", municipality="05370016"),)),
    offer("Apfeltreff", provenance=Provenance("", PartialDate(2026, 1)), description="Zirkus gibt es auch"),
    offer(
        "Abend",
        provenance=Provenance(confirmed_on=date(2026, 11, 2)),
        schedules=(ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 11, 2)),),
        places=(Place(city="Erkelenz", municipality="05370004"),),
    ),
)


def titles(filters: Filters, size: int = 10) -> list[str]:
    found = CATALOGUE.find(filters, TODAY, size=size)
    return [CATALOGUE.offers[position].title for position in found.offers]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.BEST, ["Zirkus", "Apfeltreff", "Übung", "Abend"]),
        (Order.NEWEST, ["Abend", "Zirkus", "Apfeltreff", "Übung"]),
        (Order.TITLE, ["Abend", "Apfeltreff", "Übung", "Zirkus"]),
        (Order.PLACE, ["Abend", "Übung", "Apfeltreff", "Zirkus"]),
    ],
)
def test_offers_stand_in_the_chosen_order(order: Order, expected: list[str]) -> None:
    assert titles(Filters(order=order)) == expected


def test_titles_with_the_words_come_first() -> None:
    assert titles(Filters("zirkus")) == ["Zirkus", "Apfeltreff"]


def test_yesterdays_order_is_not_kept() -> None:
    before = CATALOGUE.order(Order.BEST, date(2026, 11, 1))

    assert CATALOGUE.order(Order.BEST, TODAY) != before


def test_pages_divide_what_was_found() -> None:
    found = CATALOGUE.find(Filters(order=Order.TITLE, page=2), TODAY, size=3)

    assert (len(found.offers), found.total, found.page, found.pages) == (1, 4, 2, 2)


def test_page_behind_the_last_is_the_last() -> None:
    assert CATALOGUE.find(Filters(page=99), TODAY, size=3).page == 2


def test_nothing_found_is_one_empty_page() -> None:
    found = CATALOGUE.find(Filters("unauffindbar"), TODAY, size=3)

    assert (found.offers, found.total, found.page, found.pages) == ((), 0, 1, 1)


def test_kept_values_are_made_once() -> None:
    made: list[int] = []

    for _ in range(2):
        CATALOGUE.kept(("test",), lambda: made.append(1))

    assert made == [1]


def test_similar_offers_share_topic_then_place() -> None:
    sport, women = term("sport"), term("women")
    erkelenz = Place(city="Erkelenz", municipality="05370004")
    found = catalogue(
        offer("A", topics=(sport, women), places=(erkelenz,)),
        offer("B", topics=(sport,)),
        offer("C", topics=(sport,), places=(erkelenz,)),
        offer("D", topics=(sport, women)),
        offer("E", places=(erkelenz,)),
    )

    assert [found.offers[at].title for at in similar_offers(found, 0, number=3)] == ["D", "C", "B"]


def test_district_wide_offer_is_found_in_every_place() -> None:
    found = catalogue(offer("Weit", is_district_wide=True), offer("Nah", areas=("05370004",)))

    choice = Filters().with_values(Facet.MUNICIPALITY, ["05370016"])

    assert [found.offers[at].title for at in found.find(choice, TODAY, size=9).offers] == ["Weit"]
