"""The frame around every page of a centre: its header, language menu, notices and footer."""

import html
import re
from datetime import time

import pytest
from django.test import Client

from knotenpunkt.regions.models import Centre, OpeningHours
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES


def page(client: Client, language: str = "de", query: str = "") -> str:
    return client.get(f"/{language}/heinsberg/datenschutz/{query}").content.decode()


def footer(text: str) -> str:
    """The words of the footer."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text.partition("<footer")[2])).split())


@pytest.mark.parametrize(
    ("language", "direction"),
    [(language.code, language.direction) for language in INTERFACE_LANGUAGES],
)
def test_the_page_names_its_language_and_direction(
    language: str, direction: str, client: Client, centre: Centre
) -> None:
    assert f'<html lang="{language}" dir="{direction}">' in page(client, language)


def test_the_language_menu_leads_to_the_same_page_in_every_language(client: Client, centre: Centre) -> None:
    menu = page(client, "en", "?a=1").partition('<ul class="kp-languages__list">')[2].partition("</ul>")[0]

    assert re.findall(r'href="([^"]+)" lang="([^"]+)" hreflang="([^"]+)"', menu) == [
        (f"/{language.code}/heinsberg/datenschutz/?a=1", language.code, language.code)
        for language in INTERFACE_LANGUAGES
    ]
    assert re.findall(r'lang="([^"]+)" hreflang="[^"]+" aria-current="true"', menu) == ["en"]


def test_only_reviewed_languages_go_without_the_note_on_the_translation(
    client: Client, centre: Centre
) -> None:
    without = [
        language.code
        for language in INTERFACE_LANGUAGES
        if '<a href="/de/heinsberg/datenschutz/" lang="de" hreflang="de">Deutsch</a></p>'
        not in page(client, language.code)
    ]

    assert without == [language.code for language in INTERFACE_LANGUAGES if language.reviewed]


def test_the_notice_stands_on_pages_of_a_demonstration_alone(
    client: Client, centre: Centre, other_centre: Centre
) -> None:
    Centre.objects.filter(pk=centre.pk).update(is_demonstration=True)
    other = client.get("/de/euskirchen/datenschutz/").content.decode()

    assert ["kp-demonstration" in text for text in (page(client), other)] == [True, False]


def test_the_footer_says_how_to_reach_the_centre(client: Client, centre: Centre) -> None:
    Centre.objects.filter(pk=centre.pk).update(
        street="Hauptstraße 1", postal_code="52525", city="Heinsberg", phone="+492452134222"
    )
    for weekday in (0, 1, 2):
        OpeningHours.objects.create(centre=centre, weekday=weekday, opens_at=time(8, 30), closes_at=time(12))

    said = footer(page(client))

    assert [
        part in said for part in ("Hauptstraße 1 52525 Heinsberg", "02452 134222", "Mo–Mi 8:30–\u206012 Uhr")
    ] == [True, True, True]


def test_the_footer_of_a_centre_without_hours_has_no_empty_heading(client: Client, centre: Centre) -> None:
    assert '<dl class="kp-hours">' not in page(client)


def test_paper_carries_the_address_of_the_page(client: Client, centre: Centre) -> None:
    paper = page(client).partition('<div class="kp-paper">')[2].partition("</div>")[0]

    assert re.findall(r'<p dir="ltr">([^<]+)</p>', paper) == ["http://testserver/de/heinsberg/datenschutz/"]
    assert paper.count('<svg viewBox="') == 1
