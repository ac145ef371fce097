"""Which questions to the list of offers are counted, and as what."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from knotenpunkt.directory.domain.filters import Facet, Filters, Order
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import answered, counted, searched_for
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.searchable import searchable
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.actions import count_searches
from knotenpunkt.search.actions.count_searches import flush_searches
from knotenpunkt.search.domain.counted import Searched
from knotenpunkt.search.models import SearchCount
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/de/heinsberg/angebote/"
TODAY = date(2026, 11, 26)


@pytest.fixture
def centre(db: None, tmp_path: Path) -> Iterator[Centre]:
    with searchable(tmp_path):
        yield scenario.heinsberg()


def as_counted(filters: Filters, language: str = "de") -> Searched | None:
    portal = portal_for(language, "heinsberg")
    return counted(portal, answered(portal, published_catalogue(portal), filters, TODAY), filters)


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("Chor", Searched("chor", "de", "", 1, "chor")),
        ("Chor in Erkelenz", Searched("chor", "de", scenario.ERKELENZ, 1, "chor in erkelenz")),
        ("Zauberkurs Xyzzy", Searched("zauberkurs xyzzy", "de", "", 0, "zauberkurs xyzzy")),
    ],
)
def test_a_question_is_counted_without_its_place(question: str, searched: Searched) -> None:
    assert as_counted(Filters(question)) == searched
    assert searched_for(portal_for("de", "heinsberg"), question) == searched


@pytest.mark.usefixtures("centre")
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters("Erkelenz"),
        Filters("???"),
        Filters("Chor 02452 134222"),
        Filters("Chor", page=2),
        Filters("Chor", order=Order.TITLE),
        Filters("Chor", ((Facet.FREE, ("ja",)),)),
    ],
    ids=[
        "nothing",
        "a place alone",
        "no words",
        "a number",
        "a later page",
        "another order",
        "narrowed down",
    ],
)
def test_what_is_no_new_question_or_too_private_is_not_counted(filters: Filters) -> None:
    assert as_counted(filters) is None


@pytest.mark.usefixtures("centre")
def test_where_there_is_no_index_the_words_are_counted_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knotenpunkt.directory.queries.offer_search.asked", lambda *asked: None)

    assert as_counted(Filters("Chor"), "ar") == Searched("chor", "ar", "", 1, "chor")
    assert searched_for(portal_for("ar", "heinsberg"), "Chor").words == "chor"


def test_every_answer_is_counted_kept_ones_too(client: Client, centre: Centre) -> None:
    for _ in range(3):
        client.get(ADDRESS, {"q": "Chor"})
    client.head(ADDRESS, {"q": "Chor"})
    client.get(ADDRESS, {"q": "Chor", "kostenlos": "ja"})
    client.get(ADDRESS)
    flush_searches()

    rows = SearchCount.objects.within(Scope.of(centre)).values_list("words", "language", "searches")
    assert list(rows) == [("chor", "de", 3)]


def test_what_a_visitor_is_still_typing_is_counted_once(client: Client, centre: Centre) -> None:
    for typed in ("Ch", "Cho", "Chor", "Chor in Erk", "Chor in Erkelenz"):
        client.get(ADDRESS, {"q": typed}, headers={"HX-Request": "true"})
    flush_searches()

    rows = SearchCount.objects.within(Scope.of(centre)).values_list("words", "municipality", "searches")
    assert list(rows) == [("chor", scenario.ERKELENZ, 1)]


def test_nothing_is_counted_for_another_centre(client: Client, centre: Centre) -> None:
    scenario.dueren()
    client.get("/de/dueren/angebote/", {"q": "Angebot"})
    flush_searches()

    assert list(SearchCount.objects.within(Scope.of(centre))) == []
    assert count_searches.waiting.everything() == []
