"""One organization."""

import re

import pytest
from django.test import Client

from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/traeger/caritasverband-erkelenz/"
REFUGE = "/de/heinsberg/traeger/frauen-helfen-frauen-ev/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def page(client: Client, address: str = ADDRESS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_contact_and_address_are_shown(client: Client, centre: Centre) -> None:
    markup = page(client)

    assert "Markt 1<br>41812 Erkelenz" in markup
    assert 'href="tel:+4924311234"' in markup
    assert 'href="https://www.caritas.example"' in markup


def test_everything_it_offers_is_listed(client: Client, centre: Centre) -> None:
    assert re.findall(r'kp-card__title"><a [^>]*><span>(.*?)</span>', page(client)) == [
        "Migrationsberatung",
        "Sprachkurs für Mütter",
    ]


def test_protected_seat_is_nowhere_on_the_page(client: Client, centre: Centre) -> None:
    markup = page(client, REFUGE)

    assert [secret for secret in scenario.SECRETS if secret in markup] == []
    assert 'href="tel:+492452999"' in markup


def test_arabic_page_names_the_kind_in_arabic(client: Client, centre: Centre) -> None:
    markup = page(client, ADDRESS.replace("/de/", "/ar/"))

    assert '<html lang="ar" dir="rtl">' in markup
    assert "<dd>جمعية خيرية</dd>" in markup


@pytest.mark.parametrize(
    "address",
    [
        "/de/heinsberg/traeger/gibt-es-nicht/",
        "/de/heinsberg/traeger/aufgeloest/",
        "/de/dueren/traeger/caritasverband-erkelenz/",
    ],
)
def test_what_is_not_published_here_is_no_page(client: Client, centre: Centre, address: str) -> None:
    scenario.dueren()
    scenario.publish(centre, (factories.organization_record("Aufgelöst", status=Status.ARCHIVED),), ())

    assert client.get(address).status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405
