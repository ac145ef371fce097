"""Up to four centres side by side."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.tests import factories
from knotenpunkt.overview.tests.planned import planned_centre
from knotenpunkt.regions.models import Centre

ADDRESS = "/en/ueberblick/vergleich/"
STATEMENTS = 21
SLUGS = ["alpha", "beta", "gamma", "delta", "epsilon"]


@pytest.fixture
def centres(db: None) -> list[Centre]:
    return [factories.centre(slug, f"0530{number}") for number, slug in enumerate(SLUGS)]


def test_comparison_without_a_choice_asks_for_one(client: Client, centres: list[Centre]) -> None:
    page = client.get("/en/ueberblick/vergleich/").content.decode()

    assert page.count('name="zentrum"') == 4
    assert "Situation in figures" not in page


def test_comparison_shows_the_centres_in_the_order_of_the_address(
    client: Client, centres: list[Centre]
) -> None:
    answer = client.get("/en/ueberblick/vergleich/?zentrum=beta&zentrum=&zentrum=alpha&zentrum=beta")

    assert [one.centre.slug for one in answer.context["comparison"].centres] == ["beta", "alpha"]


def test_a_fifth_centre_is_refused_in_a_sentence(client: Client, centres: list[Centre]) -> None:
    answer = client.get("/en/ueberblick/vergleich/?" + "&".join(f"zentrum={slug}" for slug in SLUGS))

    assert answer.status_code == 200
    assert [one.centre.slug for one in answer.context["comparison"].centres] == SLUGS[:4]
    assert "Not shown: epsilon." in " ".join(answer.content.decode().split())


def test_a_centre_that_nobody_knows_is_named(client: Client, centres: list[Centre]) -> None:
    page = client.get("/en/ueberblick/vergleich/?zentrum=atlantis&zentrum=alpha").content.decode()

    assert "<q><bdi>atlantis</bdi></q>" in page


def test_comparison_sets_posts_and_focus_areas_side_by_side(client: Client, db: None) -> None:
    for slug, key in (("alpha", "05301"), ("beta", "05302")):
        planned_centre(slug, key)
    comparison = client.get(f"{ADDRESS}?zentrum=alpha&zentrum=beta").context["comparison"]

    assert [(line.label, [str(cell) for _, cell in line.cells]) for line in comparison.posts] == [
        ("specialist", ["3.50", "3.50"]),
        ("kim_2", ["6.00", "6.00"]),
    ]
    assert [
        (line.label.code, [[area.title for area in areas] for _, areas in line.cells])
        for line in comparison.themes
    ] == [("german-language", [["Schwerpunkt 1", "Schwerpunkt 2"]] * 2)]


@pytest.mark.parametrize("number", [1, 4])
def test_comparison_takes_the_same_statements_for_one_centre_and_for_four(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    slugs = SLUGS[:number]
    for place, slug in enumerate(slugs):
        planned_centre(slug, f"0530{place}", areas=place + 1)

    with django_assert_num_queries(STATEMENTS):
        client.get(f"{ADDRESS}?" + "&".join(f"zentrum={slug}" for slug in slugs))


@pytest.mark.parametrize("language", ["de", "en", "ar"])
def test_comparison_speaks_the_languages_of_staff(client: Client, db: None, language: str) -> None:
    planned_centre("alpha", "05301")

    assert client.get(f"/{language}/ueberblick/vergleich/?zentrum=alpha").status_code == 200


def test_comparison_as_data_has_a_row_for_each_figure_post_and_focus_area(client: Client, db: None) -> None:
    planned_centre("alpha", "05301")
    document = client.get(f"{ADDRESS}daten.json?zentrum=alpha").json()

    assert [(row["kind"], row["code"]) for row in document["rows"]] == [
        ("figure", "pop_total"),
        ("figure", "area"),
        ("figure", "density"),
        ("figure", "municipalities"),
        ("figure", "offers"),
        ("post", "specialist"),
        ("post", "kim_2"),
        ("focus_area", "german-language"),
        ("focus_area", "german-language"),
    ]
    assert [row["is_example"] for row in document["rows"] if row["kind"] == "focus_area"] == [True, True]


@pytest.mark.parametrize("data_format", ["csv", "xlsx", "json"])
def test_comparison_is_given_out_in_every_form(
    client: Client, centres: list[Centre], data_format: str
) -> None:
    answer = client.get(f"{ADDRESS}daten.{data_format}?zentrum=alpha")

    assert answer.status_code == 200
    assert f".{data_format}" in answer.headers["Content-Disposition"]
