"""Screen: imprint."""

import html
import re

from django.test import Client
from django.utils import timezone

from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre


def facts(page: str) -> dict[str, str]:
    """What the page's list of facts says, by its headings."""
    main = page.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", main, flags=re.DOTALL)
    return {key: html.unescape(re.sub(r"<[^>]+>", "", value)) for key, value in found}


def test_the_imprint_shows_what_the_centre_s_record_says(client: Client, centre: Centre) -> None:
    centre.responsible_body = "Kreis Heinsberg"
    centre.street, centre.postal_code, centre.city = "Hauptstraße 1", "52525", "Heinsberg"
    centre.phone, centre.email = "+492452134222", "info@example.org"
    centre.save()

    shown = facts(client.get("/de/heinsberg/impressum/").content.decode())

    assert {key: shown[key] for key in ("Träger", "Besuchsanschrift", "Telefon", "E-Mail")} == {
        "Träger": "Kreis Heinsberg",
        "Besuchsanschrift": "Hauptstraße 1, 52525 Heinsberg",
        "Telefon": "02452 134222",
        "E-Mail": "info@example.org",
    }


def test_the_imprint_says_what_is_missing(client: Client, centre: Centre) -> None:
    page = client.get("/de/heinsberg/impressum/").content.decode()

    assert facts(page)["Telefon"] == "noch nicht eingetragen"
    assert facts(page)["Träger"] == "Hier steht der Träger der Seiten, sobald er eingetragen ist."


def test_a_demonstration_says_so(client: Client, centre: Centre) -> None:
    def says_so() -> bool:
        page = client.get("/de/heinsberg/impressum/").content.decode()
        return "Diese Seiten sind eine Vorführung" in page

    before = says_so()
    centre.is_demonstration = True
    centre.save()
    count_change(centre, now=timezone.now())

    assert (before, says_so()) == (False, True)


def test_the_legal_text_is_german_on_an_arabic_page(client: Client, centre: Centre) -> None:
    page = client.get("/ar/heinsberg/impressum/").content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert re.findall(r'<div class="kp-prose[^>]*>', page) == [
        '<div class="kp-prose kp-flow" lang="de" dir="ltr">'
    ]


def test_a_foreign_centre_s_name_is_not_shown(client: Client, centre: Centre, other_centre: Centre) -> None:
    assert "Euskirchen" not in client.get("/de/heinsberg/impressum/").content.decode()


def test_an_unknown_centre_is_not_found(client: Client, centre: Centre) -> None:
    assert client.get("/de/nowhere/impressum/").status_code == 404
