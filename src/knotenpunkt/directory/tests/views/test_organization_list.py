"""The list of organizations."""

import re

import pytest
from django.test import Client

from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/traeger/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_organizations_stand_by_letter_with_what_they_are(client: Client, centre: Centre) -> None:
    markup = page(client)

    assert re.findall(r'<h2 id="letter-\d+">(.)</h2>', markup) == ["C", "F"]
    assert re.findall(
        r'kp-card__title"><a href="([^"]*)" lang="de" dir="ltr"><span>(.*?)</span>', markup
    ) == [
        (f"{ADDRESS}caritasverband-erkelenz/", "Caritasverband Erkelenz"),
        (f"{ADDRESS}frauen-helfen-frauen-ev/", "Frauen helfen Frauen e.V."),
    ]
    assert '<span>Wohlfahrtsverband</span><span><bdi lang="de">Erkelenz</bdi></span>' in markup


def test_protected_seat_is_nowhere_on_the_page(client: Client, centre: Centre) -> None:
    assert [secret for secret in scenario.SECRETS if secret in page(client)] == []


def test_arabic_list_names_kinds_in_arabic(client: Client, centre: Centre) -> None:
    markup = page(client, "/ar/heinsberg/traeger/")

    assert '<html lang="ar" dir="rtl">' in markup
    assert "<span>جمعية خيرية</span>" in markup


def test_centre_without_organizations_says_so(client: Client, centre: Centre) -> None:
    factories.centre("leer", "05999")

    assert "kp-empty" in page(client, "/de/leer/traeger/")


def test_unknown_centre_is_no_page(client: Client, centre: Centre) -> None:
    assert client.get("/de/atlantis/traeger/").status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405
