"""Screen: the list of offers for somebody's own website, and the code to copy for it."""

import re
from html import unescape

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre

pytestmark = pytest.mark.django_db
ADDRESS = "/en/schnittstellen/einbetten/"
NUMBER_OF_STATEMENTS = 6


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def codes(client: Client, asked: str = "") -> list[str]:
    """The two codes as they are when somebody copied them."""
    page = client.get(f"{ADDRESS}{asked}").content.decode()
    return [unescape(code) for code in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)]


def test_code_shows_the_chosen_list(client: Client, centre: Centre) -> None:
    frame, element = codes(client, "?zentrum=heinsberg&lang=ar&ort=05370016&thema=counselling")
    choice = "thema=counselling&amp;ort=05370016"

    assert frame == (
        f'<iframe src="http://testserver/einbetten/ar/heinsberg/?{choice}" title="الخدمات" '
        'width="100%" height="800" loading="lazy" style="border:0"></iframe>'
    )
    assert element == (
        '<script type="module" src="http://testserver/static/api/angebote.js"></script>\n'
        f'<knotenpunkt-angebote centre="heinsberg" language="ar" query="{choice}" '
        'title="الخدمات" height="800"></knotenpunkt-angebote>'
    )
    assert client.get(f"/einbetten/ar/heinsberg/?{unescape(choice)}").status_code == 200


def test_without_a_choice_everything_is_shown_in_the_language_of_the_page(
    client: Client, centre: Centre
) -> None:
    frame, element = codes(client)

    assert 'src="http://testserver/einbetten/en/heinsberg/" title="Offers"' in frame
    assert 'centre="heinsberg" language="en" title="Offers"' in element


def test_list_is_shown_in_the_page(client: Client, centre: Centre) -> None:
    page = client.get(f"{ADDRESS}?lang=tr")

    assert 'src="http://testserver/einbetten/tr/heinsberg/"' in page.content.decode()
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]


def test_what_the_centre_does_not_have_is_left_out_and_named(client: Client, centre: Centre) -> None:
    asked = '?ort=05166004&lang=xx&thema="><script>'

    assert "?" not in codes(client, asked)[0]
    assert "/einbetten/en/heinsberg/" in codes(client, asked)[0]
    assert "<q><bdi>05166004</bdi></q>" in client.get(f"{ADDRESS}{asked}").content.decode()


def test_only_centres_with_offers_can_be_chosen(client: Client, centre: Centre) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    elsewhere = factories.centre("aachen", "05334", factories.municipality("05334002", "Aachen"))
    choir = Change(None, factories.service_record("Chor in Aachen"))
    save_catalogue(elsewhere, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)
    page = client.get(f"{ADDRESS}?zentrum=aachen").content.decode()

    assert re.findall(r'<option value="(\w+)" lang="de"( selected)?>', page)[:2] == [
        ("aachen", " selected"),
        ("heinsberg", ""),
    ]
    assert '"viersen"' not in page


def test_instance_without_offers_says_so(client: Client) -> None:
    page = client.get(ADDRESS).content.decode()

    assert ("No centre has published offers yet." in page, "<textarea" in page) == (True, False)


def test_languages_of_the_page_are_those_of_staff(client: Client, centre: Centre) -> None:
    assert client.get("/fr/schnittstellen/einbetten/").headers["Location"] == "/de/schnittstellen/einbetten/"


@override_settings(KEPT_PAGES_BYTES=0)
def test_number_of_statements(
    client: Client, centre: Centre, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(ADDRESS)
    with django_assert_num_queries(NUMBER_OF_STATEMENTS):
        client.get(ADDRESS)
