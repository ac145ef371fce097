"""Screen: imprint of the instance."""

import html
import re

import pytest
from django.test import Client, override_settings
from django.urls import resolve

from knotenpunkt.regions.actions.load_regions import region_files
from knotenpunkt.regions.domain.instance_operator import InstanceOperator

pytestmark = pytest.mark.django_db
OPERATOR = InstanceOperator(
    name="Musterverband",
    address="Musterweg 1, 40213 Düsseldorf",
    email="it@example.org",
    phone="+49211123456",
)


def facts(page: str) -> dict[str, str]:
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page, flags=re.DOTALL)
    return {key: html.unescape(re.sub(r"<[^>]+>", "", value)) for key, value in found}


@override_settings(INSTANCE_OPERATOR=OPERATOR)
def test_the_imprint_says_who_runs_the_instance(client: Client) -> None:
    page = client.get("/de/impressum/").content.decode()

    assert facts(page) == {
        "Betreiber": "Musterverband",
        "Anschrift": "Musterweg 1, 40213 Düsseldorf",
        "Telefon": "0211 123456",
        "E-Mail": "it@example.org",
    }


@override_settings(INSTANCE_OPERATOR=InstanceOperator())
def test_an_operator_who_is_not_entered_is_missed(client: Client) -> None:
    page = client.get("/de/impressum/").content.decode()

    assert facts(page) == {
        "Betreiber": "Der Betreiber hat sich noch nicht eingetragen.",
        "Anschrift": "noch nicht eingetragen",
        "Telefon": "noch nicht eingetragen",
        "E-Mail": "noch nicht eingetragen",
    }


def test_the_text_that_is_the_same_for_all_is_there(client: Client) -> None:
    page = client.get("/ar/impressum/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert re.findall(r"<h2>(.*?)</h2>", page) == [
        "Wer betreibt diese Instanz?",
        "Verweise auf andere Seiten",
        "Programm und Daten",
    ]


def test_the_start_of_the_instance_leads_to_its_legal_pages(client: Client) -> None:
    footer = client.get("/fa/").content.decode().partition("<footer")[2]

    assert re.findall(r'<li><a href="([^"]+)">', footer) == [
        "/fa/impressum/",
        "/fa/datenschutz/",
        "/fa/barrierefreiheit/",
    ]


def test_the_language_menu_leads_to_the_same_page(client: Client) -> None:
    page = client.get("/en/impressum/").content.decode()

    assert '<a href="/uk/impressum/" lang="uk" hreflang="uk">' in page


def test_no_centre_is_named_like_a_page_of_the_instance() -> None:
    slugs = [centre.slug for centre in region_files().centres]

    assert {resolve(f"/de/{slug}/").view_name for slug in slugs} == {"centre_start"}
    assert len(slugs) == 54
