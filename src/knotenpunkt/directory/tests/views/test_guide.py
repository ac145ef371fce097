"""The guide for print."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/wegweiser/"
WARM = 1


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_offer_stands_once_under_its_first_topic(client: Client, centre: Centre) -> None:
    markup = page(client)

    assert re.findall(r'<a href="#chapter-\d+">(.*?)</a>', markup) == ["Begegnung", "Beratung", "Sprache"]
    assert re.findall(r'id="n(\d+)"><h3>.*?<bdi>(.*?)</bdi>', markup) == [
        ("1", "Chor &lt;b&gt;Vielklang&lt;/b&gt;"),
        ("2", "Frauenhaus"),
        ("3", "Migrationsberatung"),
        ("4", "Sprachkurs für Mütter"),
    ]


def test_register_leads_to_the_numbers(client: Client, centre: Centre) -> None:
    register = page(client).partition('id="register"')[2]

    assert re.findall(r'<li><a href="#n(\d)"><bdi lang="de">(\w+)', register) == [
        ("1", "Chor"),
        ("2", "Frauenhaus"),
        ("3", "Migrationsberatung"),
        ("4", "Sprachkurs"),
    ]


def test_protected_place_is_nowhere_in_the_guide(client: Client, centre: Centre) -> None:
    assert [secret for secret in scenario.SECRETS if secret in page(client)] == []


def test_arabic_guide_names_chapters_in_arabic(client: Client, centre: Centre) -> None:
    markup = page(client, "/ar/heinsberg/wegweiser/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert re.findall(r'<a href="#chapter-\d+">(.*?)</a>', markup) == ["استشارة", "اللغة الألمانية", "اللقاء"]


def test_centre_without_offers_says_so(client: Client, centre: Centre) -> None:
    factories.centre("leer", "05999")

    assert "kp-empty" in page(client, "/de/leer/wegweiser/")


def test_unknown_centre_is_no_page(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/wegweiser/").status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)
    page(client)

    with django_assert_num_queries(WARM):
        page(client, f"{ADDRESS}?another-address-is-not-kept")
