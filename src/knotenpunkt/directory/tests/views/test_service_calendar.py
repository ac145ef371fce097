"""The calendar file of an offer."""

from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/de/heinsberg/angebote/sprachkurs-fuer-muetter/kalender.ics"


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def test_regular_offer_is_a_repeating_event_in_local_time(client: Client, centre: Centre) -> None:
    answer = client.get(ADDRESS)

    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="sprachkurs-fuer-muetter.ics"'
    assert [(str(event["summary"]), event["rrule"].to_ical()) for event in events] == [
        ("Sprachkurs für Mütter", b"FREQ=WEEKLY;BYDAY=TH")
    ]
    start = events[0]["dtstart"]
    assert (start.dt.weekday(), f"{start.dt:%H:%M}", start.params["TZID"]) == (3, "14:30", "Europe/Berlin")
    assert str(events[0]["url"]) == "http://testserver/de/heinsberg/angebote/sprachkurs-fuer-muetter/"


@pytest.mark.parametrize(
    "address",
    [
        ADDRESS.replace("sprachkurs-fuer-muetter", "chor-bvielklangb"),
        ADDRESS.replace("sprachkurs-fuer-muetter", "entwurfsangebot"),
        ADDRESS.replace("sprachkurs-fuer-muetter", "fremdes-angebot"),
        ADDRESS.replace("heinsberg", "atlantis"),
    ],
)
def test_without_a_certain_day_there_is_no_file(client: Client, centre: Centre, address: str) -> None:
    scenario.dueren()

    assert client.get(address).status_code == 404


def test_nothing_is_written(client: Client, centre: Centre) -> None:
    assert client.post(ADDRESS).status_code == 405
