"""Translations on the public pages: in the reader's language, marked for what they are, the German text beside."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client

from knotenpunkt.directory.domain.translations import Section
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import scenario
from knotenpunkt.directory.tests.translated import (
    by_machine,
    service,
    show_machine_translations,
    translate,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

TITLE, DESCRIPTION = Section.TITLE, Section.DESCRIPTION
COURSE = "/{}/heinsberg/angebote/sprachkurs-fuer-muetter/"
MACHINE = "Translated by machine, not checked."


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


@pytest.fixture
def course(centre: Centre) -> Service:
    return service(centre, scenario.MOTHERS_COURSE.title)


def page(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def data(markup: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', markup)
    assert found is not None
    return dict(json.loads(found[1]))


def test_offer_is_read_in_the_readers_language_with_the_german_beside_it(
    client: Client, course: Service
) -> None:
    translate(course, TITLE, "en", "German course for mothers")
    translate(course, DESCRIPTION, "en", "A simple course.\n\nChildren are looked after.")
    translate(course, Section.REGISTRATION, "en", "please call first")
    english = page(client, COURSE.format("en"))

    assert '<h1 lang="en" dir="ltr">German course for mothers</h1>' in english
    assert '<p class="kp-card__original" lang="de" dir="ltr">Sprachkurs für Mütter</p>' in english
    assert '<div class="kp-prose" lang="en" dir="ltr"><p>A simple course.</p>' in english
    assert "Translation of 3 May 2026, checked" in english
    assert '<div class="kp-original kp-prose" lang="de" dir="ltr"><p>Einfacher Deutschkurs.</p>' in english
    assert '<bdi lang="en">please call first</bdi>' in english
    assert "exists only in German" not in english
    assert (data(english)["name"], data(english)["alternateName"]) == (
        "German course for mothers",
        course.title,
    )


def test_other_languages_and_german_stay_as_they_were(client: Client, course: Service) -> None:
    before = {code: page(client, COURSE.format(code)) for code in ("de", "tr")}
    translate(course, TITLE, "ar", "دورة")
    translate(course, DESCRIPTION, "ar", "دورة سهلة")

    assert {code: page(client, COURSE.format(code)) for code in ("de", "tr")} == before
    arabic = page(client, COURSE.format("ar"))
    assert '<h1 lang="ar" dir="rtl">دورة</h1>' in arabic
    assert '<div class="kp-prose" lang="ar" dir="rtl"><p>دورة سهلة</p></div>' in arabic


def test_what_was_made_of_an_older_text_stands_above_todays_and_says_so(
    client: Client, course: Service
) -> None:
    translate(course, TITLE, "en", "Old title", source="Kurs")
    translate(course, DESCRIPTION, "en", "An old text.", source="Früher")
    english = page(client, COURSE.format("en"))

    assert "Old title" not in english
    assert "Translation of 3 May 2026. The German text has changed since; it stands below." in english
    assert '<details class="kp-fold" open><summary>The text in German</summary>' in english


def test_a_machines_text_is_marked_wherever_it_stands(
    client: Client, centre: Centre, course: Service
) -> None:
    by_machine(course, TITLE, "en", "Machine title")
    assert "Machine title" not in page(client, COURSE.format("en"))
    show_machine_translations(centre)
    offer, cards = page(client, COURSE.format("en")), page(client, "/en/heinsberg/angebote/")
    guide = page(client, "/en/heinsberg/wegweiser/")

    assert '<h1 lang="en" dir="ltr">Machine title</h1>' in offer
    assert "A machine has translated texts of this page, and nobody has checked them." in offer
    assert data(offer)["name"] == course.title
    assert re.search(rf"Machine title.*?{MACHINE}.*?</li>", cards, re.DOTALL)
    assert re.search(rf"Machine title.*?{MACHINE}.*?</article>", guide, re.DOTALL)
    assert (cards.count(MACHINE), guide.count(MACHINE)) == (1, 1)


def test_a_machines_text_that_a_person_released_stays_marked(client: Client, course: Service) -> None:
    translate(course, DESCRIPTION, "en", "Read by somebody.", origin="machine")

    assert "Translated by machine on 3 May 2026, checked by a person" in page(client, COURSE.format("en"))


def test_easy_language_is_offered_on_the_german_page(client: Client, course: Service) -> None:
    translate(course, TITLE, "de-x-ls", "Deutsch lernen")
    translate(course, DESCRIPTION, "de-x-ls", "Sie lernen Deutsch.\nDer Kurs ist leicht.")
    german, english = page(client, COURSE.format("de")), page(client, COURSE.format("en"))

    assert "<summary>In Leichter Sprache lesen</summary>" in german or "Read in Easy Language" in german
    assert (
        '<div class="kp-prose" lang="de-x-ls"><p><strong>Deutsch lernen</strong></p><p>Sie lernen' in german
    )
    assert "Deutsch lernen" not in english


def test_easy_language_of_an_older_text_is_gone(client: Client, course: Service) -> None:
    translate(course, DESCRIPTION, "de-x-ls", "Sie lernen Deutsch.", source="Früher")

    assert "Sie lernen Deutsch." not in page(client, COURSE.format("de"))


def test_card_shows_both_titles(client: Client, course: Service) -> None:
    translate(course, TITLE, "ar", "دورة")
    cards = page(client, "/ar/heinsberg/angebote/")

    assert 'lang="ar" dir="rtl"><span>دورة</span></a></h3>' in cards
    assert '<p class="kp-card__original" lang="de" dir="ltr">Sprachkurs für Mütter</p>' in cards


def test_matched_words_are_marked_in_the_german_title_below(client: Client, course: Service) -> None:
    translate(course, TITLE, "en", "For mothers")
    cards = page(client, "/en/heinsberg/angebote/?q=Sprachkurs")

    assert "<span>For mothers</span>" in cards
    assert 'lang="de" dir="ltr"><mark>Sprachkurs</mark> für Mütter</p>' in cards


def test_guide_registers_titles_as_they_are_read(client: Client, course: Service) -> None:
    translate(course, TITLE, "en", "Aardvark course")
    guide = page(client, "/en/heinsberg/wegweiser/")

    assert '<h3>A</h3><ul class="kp-plain"><li><a href="#n' in guide
    assert guide.count('<bdi lang="en">Aardvark course</bdi>') == 1


def test_calendar_is_named_as_the_reader_knows_the_offer(
    client: Client, centre: Centre, course: Service
) -> None:
    translate(course, TITLE, "en", "Course for mothers")
    by_machine(course, TITLE, "tr", "Anneler")
    show_machine_translations(centre)
    names = {
        code: re.search(r"SUMMARY:(.*?)\r", client.get(f"{COURSE.format(code)}kalender.ics").content.decode())
        for code in ("en", "tr")
    }

    assert {code: found and found[1] for code, found in names.items()} == {
        "en": "Course for mothers",
        "tr": course.title,
    }


def test_organization_is_described_in_the_readers_language(client: Client, centre: Centre) -> None:
    own = Organization.objects.within(Scope.of(centre)).filter(name=scenario.CARITAS.name)
    own.update(description="Wir helfen.")
    translate(own.get(), DESCRIPTION, "en", "We help.")
    english = page(client, "/en/heinsberg/traeger/caritasverband-erkelenz/")

    assert '<div class="kp-prose" lang="en" dir="ltr"><p>We help.</p></div>' in english
    assert 'lang="de" dir="ltr"><p>Wir helfen.</p></div></details>' in english


def test_markup_in_a_translation_is_text(client: Client, course: Service) -> None:
    translate(course, TITLE, "en", "<script>alert(1)</script>")
    translate(course, DESCRIPTION, "en", "<script>alert(2)</script>")

    raw = client.get(COURSE.format("en")).content.decode()
    assert "<script>alert" not in raw
