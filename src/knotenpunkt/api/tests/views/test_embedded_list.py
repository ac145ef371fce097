"""The list of offers in a frame of somebody else."""

import re

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES

ADDRESS = "/einbetten/de/heinsberg/"
TITLE = re.compile(r"<span>(.*?)</span></a></h3>")


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def titles(markup: str) -> list[str]:
    return sorted(TITLE.findall(markup))


def test_frame_shows_the_offers_of_the_choice_and_whose_they_are(client: Client, centre: Centre) -> None:
    markup = client.get(f"{ADDRESS}?thema=counselling").content.decode()

    assert titles(markup) == ["Frauenhaus", "Migrationsberatung"]
    assert "<h2>2 Angebote</h2>" in markup
    assert re.findall(r'href="(/de/[^"]*)"', markup) == [
        "/de/heinsberg/angebote/migrationsberatung/",
        "/de/heinsberg/angebote/frauenhaus/",
        "/de/heinsberg/",
    ]
    assert 'href="https://creativecommons.org/licenses/by/4.0/" rel="license noopener external"' in markup
    assert '<base target="_top">' in markup


@override_settings(KEPT_PAGES_BYTES=0)
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}frauenhaus/"])
def test_everyone_may_frame_it_and_it_can_do_nothing(client: Client, centre: Centre, address: str) -> None:
    answer = client.get(address)

    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors *"
    )
    assert "X-Frame-Options" not in answer.headers
    assert (answer.headers["X-Robots-Tag"], dict(answer.cookies)) == ("noindex", {})
    assert "<script" not in answer.content.decode()


def test_no_other_page_may_be_framed(client: Client, centre: Centre) -> None:
    for address in ("/de/heinsberg/", "/de/heinsberg/angebote/", "/daten/heinsberg/orte.geojson", "/oembed"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES, ids=lambda language: language.code)
def test_frame_speaks_every_language(client: Client, centre: Centre, language: object) -> None:
    code, direction = language.code, language.direction  # type: ignore[attr-defined]
    markup = client.get(f"/einbetten/{code}/heinsberg/").content.decode()

    assert f'<html lang="{code}" dir="{direction}">' in markup
    assert f'href="/{code}/heinsberg/angebote/frauenhaus/"' in markup


def test_one_offer_alone(client: Client, centre: Centre) -> None:
    scenario.dueren()

    assert titles(client.get(f"{ADDRESS}frauenhaus/").content.decode()) == ["Frauenhaus"]
    assert [
        client.get(f"{ADDRESS}{slug}/").status_code for slug in ("entwurfsangebot", "fremdes-angebot")
    ] == [
        404,
        404,
    ]


def test_offer_that_is_gone_is_told_in_the_frame(client: Client, centre: Centre) -> None:
    answer = client.get(f"{ADDRESS}entwurfsangebot/")
    markup = answer.content.decode()

    assert "Vielleicht gibt es das Angebot nicht mehr." in markup
    assert '<a class="more" href="/de/heinsberg/angebote/">' in markup
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers


def test_offer_that_was_merged_is_the_other_one(client: Client, centre: Centre) -> None:
    services = Service.objects.unscoped(reason="both")
    other = services.get(slug="frauenhaus")
    services.filter(slug="entwurfsangebot").update(merged_into=other)

    assert titles(client.get(f"{ADDRESS}entwurfsangebot/").content.decode()) == ["Frauenhaus"]


def test_empty_list_says_why(client: Client, centre: Centre) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    narrowed, empty = (
        client.get(address).content.decode() for address in (f"{ADDRESS}?q=xyzzy", "/einbetten/de/viersen/")
    )

    assert "Noch passt kein Angebot zu allem, was Sie gewählt haben." in narrowed
    assert '<a class="more" href="/de/heinsberg/angebote/">' in narrowed
    assert ("was Sie gewählt haben" in empty, 'class="more"' in empty) == (False, False)


def test_the_portal_shows_what_the_frame_has_no_room_for(client: Client, centre: Centre) -> None:
    scenario.many(centre, 40)
    markup = client.get(f"{ADDRESS}?thema=meeting").content.decode()

    assert len(titles(markup)) == 30
    assert (
        '<a class="more" href="/de/heinsberg/angebote/?thema=meeting">Alle zeigen: 41 Angebote</a>' in markup
    )


def test_strange_choice_is_left_out_and_named(client: Client, centre: Centre) -> None:
    markup = client.get(f"{ADDRESS}?thema=%3Cb%3E").content.decode()

    assert "<q><bdi>&lt;b&gt;</bdi></q>" in markup
    assert len(titles(markup)) == 4


def test_nothing_hidden_appears(client: Client, centre: Centre) -> None:
    markup = client.get(ADDRESS).content.decode()

    assert [word for word in (*scenario.SECRETS, "Entwurfsangebot") if word in markup] == []
    assert client.get("/einbetten/de/atlantis/").status_code == 404
    assert client.post(ADDRESS).status_code == 405


@override_settings(KEPT_PAGES_BYTES=0)
def test_number_of_statements_does_not_grow(client: Client, centre: Centre) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS)
        return len(captured)

    few = statements()
    scenario.many(centre, 20)

    assert statements() == few
