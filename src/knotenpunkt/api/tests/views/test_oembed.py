"""Data: how a page is embedded."""

import re
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client

from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

LIST = "http://testserver/de/heinsberg/angebote/"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def said(client: Client, url: str, **asked: str) -> dict[str, Any]:
    answer = client.get("/oembed", {"url": url, **asked})
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_list_is_framed_with_its_choice(client: Client, centre: Centre) -> None:
    record = said(client, f"{LIST}?thema=women&kostenlos=ja&fremd=1", format="json")

    assert record == {
        "type": "rich",
        "version": "1.0",
        "title": "Angebote · Kommunales Integrationszentrum heinsberg",
        "author_name": "Kommunales Integrationszentrum heinsberg",
        "author_url": "http://testserver/de/heinsberg/",
        "provider_name": "Knotenpunkt",
        "provider_url": "http://testserver/",
        "cache_age": 86400,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "html": (
            '<iframe src="http://testserver/einbetten/de/heinsberg/?thema=women&amp;kostenlos=ja" '
            'title="Angebote · Kommunales Integrationszentrum heinsberg" width="600" height="800" '
            'loading="lazy" referrerpolicy="no-referrer"></iframe>'
        ),
        "width": 600,
        "height": 800,
    }


def test_offer_is_framed_in_the_language_of_its_page(client: Client, centre: Centre) -> None:
    record = said(client, "http://testserver/ar/heinsberg/angebote/chor-bvielklangb/")
    source = re.findall(r'src="([^"]*)"', record["html"])

    assert record["title"] == "Chor <b>Vielklang</b>"
    assert 'title="Chor &lt;b&gt;Vielklang&lt;/b&gt;"' in record["html"]
    assert source == ["http://testserver/einbetten/ar/heinsberg/chor-bvielklangb/"]
    assert client.get(source[0].removeprefix("http://testserver")).status_code == 200


def test_frame_is_no_larger_than_allowed(client: Client, centre: Centre) -> None:
    small, large = (
        said(client, LIST, maxwidth="250", maxheight="300"),
        said(client, LIST, maxwidth="4000", maxheight="4000"),
    )

    assert [(one["width"], one["height"]) for one in (small, large)] == [(250, 300), (600, 800)]
    assert 'width="250" height="300"' in small["html"]


def test_answer_is_written_as_xml_too(client: Client, centre: Centre) -> None:
    answer = client.get("/oembed", {"url": LIST, "format": "xml"})
    root = fromstring(answer.content)

    assert (answer.headers["Content-Type"], root.tag) == ("text/xml; charset=utf-8", "oembed")
    assert {part.tag: part.text for part in root} == {
        name: str(value) for name, value in said(client, LIST).items()
    }


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/de/heinsberg/angebote/",
        "http://testserver@example.org/de/heinsberg/angebote/",
        "ftp://testserver/de/heinsberg/angebote/",
        "/de/heinsberg/angebote/",
        "http://[",
        "http://testserver/de/atlantis/angebote/",
        "http://testserver/de/heinsberg/",
        "http://testserver/de/heinsberg/angebote/entwurfsangebot/",
        "http://testserver/de/heinsberg/angebote/fremdes-angebot/",
        "http://testserver/oembed",
    ],
)
def test_what_is_not_ours_or_shows_no_offers_is_not_found(client: Client, centre: Centre, url: str) -> None:
    scenario.dueren()
    answer = client.get("/oembed", {"url": url})

    assert (answer.status_code, answer.json()["detail"][-50:]) == (
        404,
        "s no list of offers and no offer at http://testserver."[-50:],
    )


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ("", 400, "“url” is missing: the address of a list of offers or of an offer."),
        (
            f"url={LIST}&maxwidth=wide",
            400,
            "“maxwidth” is a whole number of pixels from 1 to 100000, not “wide”.",
        ),
        (
            f"url={LIST}&maxheight=0",
            400,
            "“maxheight” is a whole number of pixels from 1 to 100000, not “0”.",
        ),
        (f"url={LIST}&format=yaml", 501, "“format” is json or xml; “yaml” is not written here."),
    ],
)
def test_bad_question_is_answered_with_a_sentence(
    client: Client, centre: Centre, asked: str, status: int, sentence: str
) -> None:
    answer = client.get(f"/oembed?{asked}")

    assert (answer.status_code, answer.json()["detail"]) == (status, sentence)
