"""Data: places as GeoJSON."""

from typing import Any

import pytest
from django.test import Client
from shapely.geometry import shape

from knotenpunkt.api.tests.places import with_a_point
from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/daten/heinsberg/orte.geojson"
ERKELENZ_CENTRE = [6.32, 51.08]


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def features(client: Client, **asked: str) -> dict[str, Any]:
    """The features by the title of their first offer."""
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 200, answer.content
    return {one["properties"]["offers"][0]["title"]: one for one in answer.json()["features"]}


def test_place_has_its_own_point_or_that_of_its_municipality(client: Client, centre: Centre) -> None:
    with_a_point(centre)
    found = features(client)

    assert {
        title: (one["geometry"]["coordinates"], one["properties"]["approximate"])
        for title, one in found.items()
    } == {
        "Chor <b>Vielklang</b>": (ERKELENZ_CENTRE, True),
        "Sprachkurs für Mütter": (ERKELENZ_CENTRE, True),
        "Sprechstunde": ([6.3157, 51.0789], False),
    }
    assert {title: shape(one["geometry"]).geom_type for title, one in found.items()} == dict.fromkeys(
        found, "Point"
    )


def test_place_tells_what_is_held_there(client: Client, centre: Centre) -> None:
    place = features(client)["Sprachkurs für Mütter"]

    assert place["properties"] | {"offers": []} == {
        "name": "Ort der Begegnung",
        "address": "Am Hagelkreuz 2, 41812 Erkelenz",
        "municipality_key": scenario.ERKELENZ,
        "approximate": True,
        "offers": [],
    }
    (offer,) = place["properties"]["offers"]
    assert (offer["url"], offer["topics"]) == (
        "http://testserver/de/heinsberg/angebote/sprachkurs-fuer-muetter/",
        ["Sprache", "Frauen"],
    )


def test_collection_says_whom_to_name(client: Client, centre: Centre) -> None:
    answer = client.get(ADDRESS)

    assert answer.headers["Content-Type"] == "application/geo+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["attribution"] == {
        "name": "Kommunales Integrationszentrum heinsberg",
        "url": "http://testserver/de/heinsberg/",
        "license": "CC-BY-4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_choice_and_language_are_those_of_the_address(client: Client, centre: Centre) -> None:
    found = features(client, thema="women", lang="ar")

    assert list(found) == ["Sprachkurs für Mütter"]
    assert found["Sprachkurs für Mütter"]["properties"]["offers"][0]["topics"] == [
        "اللغة الألمانية",
        "النساء",
    ]


def test_place_of_which_nothing_is_known_is_left_out(client: Client, centre: Centre) -> None:
    nowhere = ServiceRecord(title="Irgendwo", topics=("meeting",), place=PlaceRecord(name="Saal"))
    scenario.publish(centre, (), (nowhere,))

    assert "Irgendwo" not in features(client)
