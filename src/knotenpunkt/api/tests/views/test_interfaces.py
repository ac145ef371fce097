"""Screen: everything that is open."""

import re
from html import unescape

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.api.queries.example_centre import example_centre
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
ADDRESS = "/en/schnittstellen/"
NUMBER_OF_STATEMENTS = 4


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def examples(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'class="api-try" href="([^"]+)"', page)]


def read(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_every_example_can_be_tried(client: Client, centre: Centre) -> None:
    found = examples(read(client))

    assert len(found) == 17
    assert [address for address in found if client.get(address, follow=True).status_code != 200] == []


def test_examples_are_of_the_centre_that_was_asked_for(client: Client, centre: Centre) -> None:
    elsewhere = factories.centre("aachen", "05334", factories.municipality("05334002", "Aachen"))
    choir = Change(None, factories.service_record("Chor in Aachen"))
    save_catalogue(elsewhere, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)
    root = "http://testserver/hsds/v3"

    assert f'<code dir="ltr">{root}/heinsberg/</code>' in read(client, f"{ADDRESS}?zentrum=heinsberg")
    assert f'<code dir="ltr">{root}/aachen/</code>' in read(client, f"{ADDRESS}?zentrum=aachen")
    assert example_centre("nowhere") == example_centre("")


def test_centre_without_public_offers_is_no_example(client: Client, centre: Centre) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))

    assert "/hsds/v3/heinsberg/" in read(client, f"{ADDRESS}?zentrum=viersen")


def test_instance_without_offers_says_so(client: Client) -> None:
    page = read(client)

    assert "No centre has published offers yet." in page
    assert [address.removeprefix("http://testserver") for address in examples(page)] == [
        "/hsds/v3/services?search=Sprachkurs&full=true",
        "/hsds/v3/openapi.json",
        "/en/schnittstellen/hsds/",
        "/daten/katalog.rdf",
        "/daten/katalog.jsonld",
        "/en/pruefen/",
    ]


def test_code_to_copy_shows_the_list_of_the_centre(client: Client, centre: Centre) -> None:
    page = unescape(read(client))
    frame = re.search(r'<iframe src="http://testserver([^"]+)"', page)

    assert frame is not None
    assert client.get(frame[1]).status_code == 200
    assert '<knotenpunkt-angebote centre="heinsberg" language="en" title="Offers" height="800">' in page


@pytest.mark.parametrize(("limit", "is_said"), [(600, True), (0, False)])
def test_limit_is_said_where_there_is_one(client: Client, limit: int, is_said: bool) -> None:  # noqa: FBT001
    with override_settings(API_REQUESTS_A_MINUTE=limit, KEPT_PAGES_BYTES=0):
        assert ("Up to 600 questions a minute" in read(client)) is is_said


@override_settings(DATA_LICENCE="DL-DE-BY-2.0")
def test_licence_is_named(client: Client, centre: Centre) -> None:
    link = '<a href="https://www.govdata.de/dl-de/by-2-0" rel="license"><bdi>DL-DE-BY-2.0</bdi></a>'

    assert link in read(client)
    assert client.get("/hsds/v3/").json()["license"] == {
        "name": "DL-DE-BY-2.0",
        "url": "https://www.govdata.de/dl-de/by-2-0",
    }


def test_footer_of_the_portal_leads_here(client: Client, centre: Centre) -> None:
    link = "/schnittstellen/?zentrum=heinsberg"

    assert f'"/de{link}"' in read(client, "/de/heinsberg/")
    assert link not in read(client, "/tr/heinsberg/")
    assert '"/de/schnittstellen/"' in read(client, "/de/")


@override_settings(KEPT_PAGES_BYTES=0)
def test_number_of_statements(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(NUMBER_OF_STATEMENTS):
        client.get(ADDRESS)
