"""The start of a centre's portal."""

import re
from datetime import time

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre, OpeningHours

COLD, WARM = 11, 1


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, address: str = "/de/heinsberg/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_topics_lead_to_their_offers_with_their_number(client: Client, centre: Centre) -> None:
    doors = re.findall(
        r'class="kp-topic" href="([^"]*)".*?__name">(.*?)</span><span class="kp-count">(\d+)<', page(client)
    )

    assert doors == [
        ("/de/heinsberg/angebote/?thema=meeting", "Begegnung", "1"),
        ("/de/heinsberg/angebote/?thema=counselling", "Beratung", "2"),
        ("/de/heinsberg/angebote/?thema=women", "Frauen", "1"),
        ("/de/heinsberg/angebote/?thema=german-language", "Sprache", "1"),
    ]


def test_search_leads_to_the_list(client: Client, centre: Centre) -> None:
    assert '<form class="kp-search" role="search" action="/de/heinsberg/angebote/" method="get">' in page(
        client
    )


def test_newest_information_comes_first(client: Client, centre: Centre) -> None:
    scenario.confirm(centre, "Frauenhaus", timezone.localdate())

    assert re.findall(r'kp-card__title"><a [^>]*><span>(.*?)</span>', page(client)) == [
        "Frauenhaus",
        "Migrationsberatung",
        "Sprachkurs für Mütter",
    ]


def test_today_is_marked_in_the_opening_hours(client: Client, centre: Centre) -> None:
    today = timezone.localdate().weekday()
    for weekday in (today, (today + 1) % 7):
        OpeningHours.objects.create(centre=centre, weekday=weekday, opens_at=time(9), closes_at=time(12))

    assert page(client).count("kp-hours__today") == 1


def test_centre_without_offers_invites_to_ask(client: Client, centre: Centre) -> None:
    factories.centre("leer", "05999")

    markup = page(client, "/de/leer/")

    assert ("kp-empty" in markup, "kp-topics" in markup) == (True, False)


def test_arabic_start_names_topics_in_arabic(client: Client, centre: Centre) -> None:
    markup = page(client, "/ar/heinsberg/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert '<span class="kp-topic__name">استشارة</span>' in markup


def test_protected_place_is_nowhere_on_the_page(client: Client, centre: Centre) -> None:
    scenario.confirm(centre, "Frauenhaus", timezone.localdate())

    assert [secret for secret in scenario.SECRETS if secret in page(client)] == []


def test_unknown_centre_or_language_is_no_page(client: Client, centre: Centre) -> None:
    assert [client.get(address).status_code for address in ("/de/atlantis/", "/xx/heinsberg/")] == [404, 404]


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post("/de/heinsberg/").status_code == 405


@pytest.mark.parametrize("number", [1, 30])
def test_statements_are_constant(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    scenario.many(centre, number)

    with django_assert_num_queries(COLD):
        page(client)
    with django_assert_num_queries(WARM):
        page(client, "/de/heinsberg/?another-address-is-not-kept")
