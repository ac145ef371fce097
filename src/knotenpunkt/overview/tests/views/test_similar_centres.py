"""Centres in a situation like that of one of them."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.queries import similar_centres
from knotenpunkt.overview.tests.planned import planned_centre
from knotenpunkt.regions.models import Centre, Municipality

STATEMENTS = 20


@pytest.fixture
def centres(db: None) -> dict[str, Centre]:
    """Three centres with one municipality each; only their inhabitants differ."""
    return {
        slug: factories.centre(slug, f"0530{number}", town(f"0530{number}001", people))
        for number, (slug, people) in enumerate({"mine": 1000, "near": 1100, "far": 90_000}.items())
    }


def town(ags: str, people: int) -> Municipality:
    made = factories.municipality(ags, f"Stadt {ags}")
    made.population = people
    made.save()
    return made


def test_nearest_centre_stands_first(client: Client, centres: dict[str, Centre]) -> None:
    answer = client.get("/en/ueberblick/aehnlich/mine/")

    assert [one.centre.slug for one in answer.context["similar"].neighbours] == ["near", "far"]
    assert "Information, no ranking" in answer.content.decode()


def test_weights_stand_in_the_address(client: Client, centres: dict[str, Centre]) -> None:
    answer = client.get("/en/ueberblick/aehnlich/mine/?pop_total=0&area=3&density=many")

    weights = {one.figure.code: one.weight for one in answer.context["similar"].indicators}
    assert weights == {"pop_total": 0, "area": 3, "density": 1, "municipalities": 1}


def test_more_figures_are_folded_away_unless_one_of_them_was_weighed(
    client: Client, centres: dict[str, Centre], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "/en/ueberblick/aehnlich/mine/"
    few = client.get(address).content.decode()
    monkeypatch.setattr(similar_centres, "FIRST_INDICATORS", 3)
    folded, weighed = (
        client.get(f"{address}?{query}").content.decode() for query in ("pop_total=2", "municipalities=2")
    )

    assert [page.count("1 more figure</summary>") for page in (few, folded, weighed)] == [0, 1, 1]
    assert [page.count('<details class="kp-fold" open>') for page in (folded, weighed)] == [0, 1]
    assert [page.count("<select") for page in (few, folded, weighed)] == [4, 4, 4]


def test_neighbours_show_where_both_differ_most(
    client: Client, centres: dict[str, Centre], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar_centres, "MOST_APART", 1)
    page = client.get("/en/ueberblick/aehnlich/mine/?pop_total=3").content.decode()

    assert re.findall(r'<div class="kp-fact"><dt>([^<]+)</dt><dd>([^<]+) <small>\(mine: ([^)]+)\)', page) == [
        ("Inhabitants", "1,100", "1,000"),
        ("Inhabitants", "90,000", "1,000"),
    ]


def test_centres_like_an_unknown_one_are_not_found(client: Client, db: None) -> None:
    assert client.get("/en/ueberblick/aehnlich/atlantis/").status_code == 404


def test_neighbours_show_what_they_chose_and_what_came_of_it(client: Client, db: None) -> None:
    planned_centre("mine", "05301")
    planned_centre("near", "05302")
    page = " ".join(client.get("/en/ueberblick/aehnlich/mine/").content.decode().split())

    assert '<bdi lang="de">Schwerpunkt 1</bdi> · Deutsch lernen · On track' in page
    assert (
        '<bdi lang="de">Schwerpunkt 1</bdi> · Goal reached: <bdi lang="de">Acht von zehn Kommunen.</bdi>'
        in page
    )


def test_nothing_counts_is_said(client: Client, centres: dict[str, Centre]) -> None:
    page = client.get(
        "/en/ueberblick/aehnlich/mine/?pop_total=0&area=0&density=0&municipalities=0"
    ).content.decode()

    assert "No other centre shares a figure that counts." in page


@pytest.mark.parametrize("number", [2, 5])
def test_similar_centres_take_the_same_statements_for_few_and_for_many(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for place in range(number):
        planned_centre(f"centre-{place}", f"0530{place}", areas=place + 1)

    with django_assert_num_queries(STATEMENTS):
        client.get("/de/ueberblick/aehnlich/centre-0/")


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_similar_centres_speak_the_languages_of_staff(
    client: Client, centres: dict[str, Centre], language: str
) -> None:
    assert client.get(f"/{language}/ueberblick/aehnlich/mine/").status_code == 200


def test_similar_centres_as_data_say_distance_weight_and_that_it_is_no_ranking(
    client: Client, centres: dict[str, Centre]
) -> None:
    document = client.get("/en/ueberblick/aehnlich/mine/daten.json?area=0").json()

    assert document["chosen"] == {"pop_total": "1", "area": "0", "density": "1", "municipalities": "1"}
    assert document["notes"] == ["Information, no ranking."]
    assert list(dict.fromkeys(row["centre"] for row in document["rows"])) == ["05301", "05302"]
    assert {row["covered"] for row in document["rows"]} == {100}


@pytest.mark.parametrize("data_format", ["csv", "xlsx", "json"])
def test_similar_centres_are_given_out_in_every_form(
    client: Client, centres: dict[str, Centre], data_format: str
) -> None:
    assert client.get(f"/de/ueberblick/aehnlich/mine/daten.{data_format}").status_code == 200
