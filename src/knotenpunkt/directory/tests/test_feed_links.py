"""Pages lead to their feeds: in their heads for programs, below the offers for people; every address is answered."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

FOUND = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"')
CALENDAR = re.compile(r'href="(webcal:[^"]+)"')
CHOICE = "?thema=women&kostenlos=ja"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def heads(client: Client, address: str) -> dict[str, str]:
    """The addresses in the head of a page by their types."""
    return {kind: unescape(found) for kind, found in FOUND.findall(client.get(address).content.decode())}


def calendars(client: Client, address: str) -> list[str]:
    return [unescape(found) for found in CALENDAR.findall(client.get(address).content.decode())]


def test_list_names_the_feeds_of_its_choice(client: Client, centre: Centre) -> None:
    found = heads(client, f"/ar/heinsberg/angebote/{CHOICE}&sortierung=titel")

    assert found["application/atom+xml"] == f"/daten/heinsberg/neues.atom{CHOICE}&lang=ar"
    assert parse_qs(urlsplit(found["application/json+oembed"]).query) == {
        "url": [f"http://testserver/ar/heinsberg/angebote/{CHOICE}&sortierung=titel"],
        "format": ["json"],
    }
    assert {address: client.get(address).status_code for address in found.values()} == dict.fromkeys(
        found.values(), 200
    )
    assert sorted(found) == ["application/atom+xml", "application/json+oembed", "text/xml+oembed"]


def test_offer_names_how_it_is_embedded(client: Client, centre: Centre) -> None:
    found = heads(client, "/de/heinsberg/angebote/frauenhaus/")

    assert sorted(found) == ["application/json+oembed", "text/xml+oembed"]
    assert client.get(found["application/json+oembed"]).json()["title"] == "Frauenhaus"
    assert client.get(found["text/xml+oembed"]).status_code == 200


def test_start_names_what_is_new(client: Client, centre: Centre) -> None:
    assert heads(client, "/de/heinsberg/") == {"application/atom+xml": "/daten/heinsberg/neues.atom?lang=de"}


@pytest.mark.parametrize(
    ("page", "query"),
    [
        (f"angebote/{CHOICE}&seite=1", f"{CHOICE}&lang=de"),
        ("angebote/?q=Beratung", "?q=Beratung&lang=de"),
        ("traeger/caritasverband-erkelenz/", "?traeger=caritasverband-erkelenz&lang=de"),
    ],
)
def test_dates_can_be_subscribed_to(client: Client, centre: Centre, page: str, query: str) -> None:
    (address,) = calendars(client, f"/de/heinsberg/{page}")

    assert address == f"webcal://testserver/daten/heinsberg/kalender.ics{query}"
    assert b"BEGIN:VEVENT" in client.get(address.removeprefix("webcal://testserver")).content


def test_where_no_day_is_certain_nothing_can_be_subscribed_to(client: Client, centre: Centre) -> None:
    assert calendars(client, "/de/heinsberg/traeger/frauen-helfen-frauen-ev/") == []
    assert calendars(client, "/de/heinsberg/angebote/?zielgruppe=mothers&thema=meeting") == []
