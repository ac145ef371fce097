"""Asking for what is held in or near a postal code."""

from typing import Any

import pytest
from django.test import Client

from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord
from knotenpunkt.directory.models import Location
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.regions.models import Centre, Municipality

pytestmark = pytest.mark.django_db
ERKELENZ, HEINSBERG, WEGBERG = scenario.ERKELENZ, scenario.HEINSBERG, "05370040"
CODES = {"Erkelenz": "41812", "Heinsberg": "52525"}
POINTS = {ERKELENZ: (51.08, 6.32), HEINSBERG: (51.06, 6.10)}  # 15.6 km apart


@pytest.fixture
def centre() -> Centre:
    centre = scenario.heinsberg()
    for ags, (latitude, longitude) in POINTS.items():
        Municipality.objects.filter(pk=ags).update(latitude=latitude, longitude=longitude)
    erkelenz = PlaceRecord("Markt", "Markt 1", "41812", "Erkelenz", ERKELENZ)
    heinsberg = PlaceRecord("Tor", "Tor 1", "52525", "Heinsberg", HEINSBERG)
    scenario.publish(
        centre,
        (),
        (
            ServiceRecord(title="Meant for Heinsberg", place=erkelenz, service_areas=(HEINSBERG,)),
            ServiceRecord(title="Meant for all", place=erkelenz, district_wide=True),
            ServiceRecord(title="Held in Heinsberg", place=heinsberg),
        ),
    )
    return centre


def titles(client: Client, root: str = "/hsds/v3/", **asked: str) -> list[str]:
    answer = client.get(f"{root}service_at_locations", {"full": "true", **asked})
    assert answer.status_code == 200, answer.content
    return sorted(one["service"]["name"] for one in answer.json()["contents"])


def refusal(client: Client, **asked: str) -> Any:
    answer = client.get("/hsds/v3/service_at_locations", asked)
    assert answer.status_code == 400
    return answer.json()["detail"]


def test_postal_code_finds_what_is_held_there_and_what_is_meant_for_it(
    client: Client, centre: Centre
) -> None:
    assert titles(client, postcode="52525") == ["Held in Heinsberg", "Meant for Heinsberg", "Meant for all"]
    assert titles(client, postcode="41812") == [
        "Meant for Heinsberg",
        "Meant for all",
        "Sprachkurs für Mütter",
    ]


def test_whole_district_is_that_of_the_service(client: Client, centre: Centre) -> None:
    factories.municipality("05358008", "Düren")

    assert titles(client, postcode="52349") == []


@pytest.mark.parametrize(
    ("metres", "found"),
    [
        ("1000", ["Chor <b>Vielklang</b>", "Held in Heinsberg"]),
        ("15000", ["Chor <b>Vielklang</b>", "Held in Heinsberg"]),
        (
            "16000",
            [
                "Chor <b>Vielklang</b>",
                "Held in Heinsberg",
                "Meant for Heinsberg",
                "Meant for all",
                "Sprachkurs für Mütter",
            ],
        ),
    ],
)
def test_distance_is_that_of_the_places(
    client: Client, centre: Centre, metres: str, found: list[str]
) -> None:
    assert titles(client, postcode="52525", proximity=metres) == found


def test_coordinates_of_places_come_before_those_of_municipalities(client: Client, centre: Centre) -> None:
    there = Location.objects.public().filter(address__postal_code="52525")
    there.update(latitude=50.90, longitude=6.10)

    assert titles(client, postcode="52525", proximity="1000") == ["Held in Heinsberg"]


def test_postal_code_narrows_with_the_other_conditions(client: Client, centre: Centre) -> None:
    assert titles(client, postcode="52525", modified_after="2999-01-01") == []
    assert titles(client, root="/hsds/v3/heinsberg/", postcode="41812", search="Sprachkurs") == [
        "Sprachkurs für Mütter"
    ]


def test_questions_that_cannot_be_answered_are_refused_with_a_sentence(
    client: Client, centre: Centre
) -> None:
    assert refusal(client, postcode="99999") == "The postal code “99999” is not known in this instance."
    assert refusal(client, postcode="7") == "“postcode” is a German postal code of five digits, not “7”."
    assert refusal(client, proximity="10") == "“proximity” is a distance from a “postcode”; give both."


def test_postal_code_of_a_protected_place_is_not_known(client: Client, centre: Centre) -> None:
    assert refusal(client, postcode="52599") == "The postal code “52599” is not known in this instance."
