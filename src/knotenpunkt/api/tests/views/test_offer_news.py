"""Data: new and changed offers, read back by a library that did not write them."""

from datetime import timedelta
from typing import Any

import feedparser
import pytest
from django.test import Client

from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

ADDRESS = "/daten/heinsberg/neues.atom"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def feed(client: Client, address: str = ADDRESS, **asked: str) -> Any:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.content
    read = feedparser.parse(answer.content)
    assert (read.bozo, read.version) == (False, "atom10")
    return read


def test_changed_offer_comes_first(client: Client, centre: Centre) -> None:
    later = scenario.NOW + timedelta(days=1)
    Service.objects.within(Scope.of(centre)).filter(title="Migrationsberatung").update(changed_at=later)
    count_change(centre, now=later)
    read = feed(client)

    assert read.entries[0].title == "Migrationsberatung"
    assert sorted(one.title for one in read.entries) == [
        "Chor <b>Vielklang</b>",
        "Frauenhaus",
        "Migrationsberatung",
        "Sprachkurs für Mütter",
    ]
    assert (read.feed.updated, read.entries[0].updated) == ("2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z")


def test_entry_is_known_by_its_key_and_leads_to_its_page(client: Client, centre: Centre) -> None:
    (course,) = feed(client, thema="women").entries
    key = Service.objects.public().get(title="Sprachkurs für Mütter").pk

    assert (course.id, course.link) == (
        f"urn:uuid:{key}",
        "http://testserver/de/heinsberg/angebote/sprachkurs-fuer-muetter/",
    )
    assert course.summary == (
        "Sprache und Frauen, für Mütter, in Erkelenz, ab 18 Jahren, donnerstags 14:30–\u206017:30\xa0Uhr, kostenlos, "
        "mit Kinderbetreuung, nur für Frauen."
    )
    assert [(tag.term, tag.label) for tag in course.tags] == [
        ("german-language", "Sprache"),
        ("women", "Frauen"),
    ]


def test_feed_says_whose_it_is_and_where_the_page_is(client: Client, centre: Centre) -> None:
    read = feed(client, thema="women").feed

    assert read.id == "http://testserver/daten/heinsberg/neues.atom?thema=women"
    assert [(link.rel, link.href) for link in read.links] == [
        ("self", "http://testserver/daten/heinsberg/neues.atom?thema=women"),
        ("alternate", "http://testserver/de/heinsberg/angebote/?thema=women"),
        ("license", "https://creativecommons.org/licenses/by/4.0/"),
    ]
    assert read.author == "Kommunales Integrationszentrum heinsberg"
    assert (
        read.rights == "Kommunales Integrationszentrum heinsberg, http://testserver/de/heinsberg/, CC-BY-4.0"
    )


def test_centre_without_offers_has_an_empty_feed(client: Client, db: None) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    read = feed(client, "/daten/viersen/neues.atom")

    assert (read.entries, read.feed.updated[-1]) == ([], "Z")


def test_there_are_fifty_entries_at_most(client: Client, centre: Centre) -> None:
    scenario.many(centre, 60)

    assert len(feed(client).entries) == 50


def test_feed_speaks_the_language_that_was_asked_for(client: Client, centre: Centre) -> None:
    read = feed(client, thema="women", lang="ar")

    assert read.feed.language == "ar"
    assert read.entries[0].link == "http://testserver/ar/heinsberg/angebote/sprachkurs-fuer-muetter/"
    assert read.entries[0].title_detail.language == "de"


def test_characters_that_xml_forbids_are_left_out(client: Client, centre: Centre) -> None:
    title = "Kurs\x0b\x1b & <Mehr>"
    Service.objects.within(Scope.of(centre)).filter(title="Sprachkurs für Mütter").update(title=title)
    (course,) = feed(client, thema="women").entries

    assert course.title == "Kurs & <Mehr>"
