"""The start of an instance."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_regions import load_regions
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries import offer_counts

type CountOffers = Callable[[Mapping[str, int]], None]


@pytest.fixture
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=datetime(2026, 5, 4, 9, 30, tzinfo=UTC))


@pytest.fixture
def count_offers(monkeypatch: pytest.MonkeyPatch) -> CountOffers:
    """Says how many published offers centres have, by slug."""

    def say(numbers: Mapping[str, int]) -> None:
        counts: dict[UUID, int] = {
            centre.pk: numbers[centre.slug] for centre in Centre.objects.filter(slug__in=numbers)
        }
        monkeypatch.setattr(offer_counts, "_provider", [lambda: counts])

    return say


def html(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def listed(page: str) -> list[str]:
    """The names in the rows of the table."""
    return re.findall(r'class="instance-centre"[^>]*>([^<]+)<', page)


def test_instance_lists_every_centre_by_name(client: Client, regions: None) -> None:
    names = listed(html(client, "/"))
    assert len(names) == 54
    assert names[:4] == ["Aachen", "Bielefeld", "Bochum", "Bonn"]
    assert names[-3:] == ["Warendorf", "Wesel", "Wuppertal"]


def test_instance_sorts_by_inhabitants(client: Client, regions: None) -> None:
    assert listed(html(client, "/?sortierung=einwohner"))[:3] == ["Köln", "Düsseldorf", "Recklinghausen"]


def test_instance_sorts_by_offers(client: Client, regions: None, count_offers: CountOffers) -> None:
    count_offers({"heinsberg": 226, "unna": 7})
    assert listed(html(client, "/?sortierung=angebote"))[:3] == ["Heinsberg", "Unna", "Aachen"]


def test_instance_takes_an_unknown_order_as_the_order_by_name(client: Client, regions: None) -> None:
    assert listed(html(client, "/?sortierung=quatsch"))[0] == "Aachen"


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("erkel", ["Heinsberg"]),
        ("UEBACH", ["Heinsberg"]),
        ("Aachen", ["Aachen", "Städteregion Aachen"]),
        ("Rhein-Erft", ["Rhein-Erft-Kreis"]),
        ("kein solcher Ort", []),
        ("x" * 5000, []),
        ("<script>", []),
    ],
)
def test_instance_finds_the_centre_of_a_place(
    client: Client, regions: None, search: str, names: list[str]
) -> None:
    response = client.get("/", {"ort": search})
    assert listed(response.content.decode()) == names


def test_instance_says_which_place_was_found(client: Client, regions: None) -> None:
    note = re.search(r'class="instance-note">(.*?)</span>', html(client, "/en/?ort=erkel"))
    assert note is not None
    assert re.sub(r"<[^>]+>", "", note[1]) == "Serves: Erkelenz"


def test_instance_keeps_the_search_when_sorting(client: Client, regions: None) -> None:
    assert 'href="?ort=Aachen&amp;sortierung=einwohner"' in html(client, "/?ort=Aachen")


def test_instance_links_centres_with_offers_only(
    client: Client, regions: None, count_offers: CountOffers
) -> None:
    count_offers({"heinsberg": 226})
    page = html(client, "/en/")
    main = page.partition("<main")[2].partition("</main>")[0]
    assert set(re.findall(r'href="(/en/[a-z-]+/)"', main)) == {"/en/heinsberg/"}
    assert page.count('<a href="/en/heinsberg/" aria-label="Heinsberg">') == 1


def test_instance_draws_every_centre(client: Client, regions: None) -> None:
    assert html(client, "/").count('vector-effect="non-scaling-stroke"') == 54


def test_instance_says_where_figures_and_shapes_come_from(client: Client, regions: None) -> None:
    page = html(client, "/en/")
    assert "Inhabitants and area on 31 December 2021, 17,924,591 inhabitants together." in page
    assert "Municipalities as of 31 March 2023." in page
    assert "© Statistisches Bundesamt (Destatis), 2023" in page
    assert "It shows no official borders." in page


def test_instance_speaks_german_at_the_root_and_every_language_below(client: Client, regions: None) -> None:
    languages = [
        re.findall(r'<html lang="(\w+)" dir="(\w+)"', html(client, address))[0]
        for address in ("/", "/de/", "/ar/", "/uk/")
    ]
    assert languages == [("de", "ltr"), ("de", "ltr"), ("ar", "rtl"), ("uk", "ltr")]


def test_instance_without_centres_says_so(client: Client, db: None) -> None:
    assert "No centre is listed here yet." in html(client, "/en/")


def test_instance_asks_the_database_as_often_for_few_centres_as_for_all(
    client: Client, regions: None, django_assert_num_queries: Any
) -> None:
    html(client, "/")  # what is computed once for the process is not counted
    with django_assert_num_queries(6):
        html(client, "/en/")
    Centre.objects.exclude(slug__in=["heinsberg", "unna"]).delete()
    with django_assert_num_queries(6):
        html(client, "/nl/")
