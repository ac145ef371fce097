"""Data: many offers as one calendar, read back by a library that did not write it."""

from datetime import date, datetime, time
from typing import Any

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from knotenpunkt.directory.domain.records import Frequency, ScheduleRecord, ServiceRecord
from knotenpunkt.directory.domain.recurrence import LOCAL_ZONE, occurrences
from knotenpunkt.directory.tests import scenario
from knotenpunkt.regions.models import Centre

ADDRESS = "/daten/heinsberg/kalender.ics"
YEAR = timezone.localdate().year + 1
SECOND_FRIDAY = ScheduleRecord(
    Frequency.MONTHLY, (4,), time(18), time(20), ordinals=(2,), ends_on=date(YEAR, 12, 31)
)
FORTNIGHTLY = ScheduleRecord(
    Frequency.WEEKLY, (1,), time(9, 30), interval=2, starts_on=date(YEAR, 3, 2), ends_on=date(YEAR, 11, 30)
)
ONCE = ScheduleRecord(Frequency.ONCE, starts_on=date(YEAR, 7, 10), ends_on=date(YEAR, 7, 12))


@pytest.fixture
def centre(db: None) -> Centre:
    return scenario.heinsberg()


def calendar(client: Client, **asked: str) -> Any:
    answer = client.get(ADDRESS, asked)
    assert answer.status_code == 200, answer.content
    return vobject.readOne(answer.content.decode())


def titles(client: Client, **asked: str) -> list[str]:
    return sorted(event.summary.value for event in calendar(client, **asked).contents.get("vevent", []))


def test_regular_offers_are_rules_in_local_time(client: Client, centre: Centre) -> None:
    events = {event.summary.value: event for event in calendar(client).vevent_list}
    course = events["Sprachkurs für Mütter"]

    assert sorted(events) == ["Migrationsberatung", "Sprachkurs für Mütter"]
    assert (course.rrule.value, f"{course.dtstart.value:%H:%M}") == ("FREQ=WEEKLY;BYDAY=TH", "14:30")
    assert course.dtstart.params == {"X-VOBJ-ORIGINAL-TZID": ["Europe/Berlin"]}
    assert course.url.value == "http://testserver/de/heinsberg/angebote/sprachkurs-fuer-muetter/"


@pytest.mark.parametrize("schedule", [SECOND_FRIDAY, FORTNIGHTLY], ids=["second Friday", "fortnightly"])
def test_another_library_finds_the_same_days(
    client: Client, centre: Centre, schedule: ScheduleRecord
) -> None:
    scenario.publish(centre, (), (ServiceRecord(title="Runde", topics=("meeting",), schedules=(schedule,)),))
    (event,) = calendar(client, thema="meeting").vevent_list
    first, last = timezone.localdate(), date(YEAR, 12, 31)
    opens_at = schedule.opens_at or time()

    days = list(occurrences(schedule, first=first, last=last))
    assert len(days) > 10
    assert [moment.replace(tzinfo=None) for moment in event.getrruleset()] == [
        datetime.combine(day, opens_at, LOCAL_ZONE).replace(tzinfo=None) for day in days
    ]


def test_event_of_several_days_ends_the_day_after(client: Client, centre: Centre) -> None:
    scenario.publish(centre, (), (ServiceRecord(title="Fest", topics=("meeting",), schedules=(ONCE,)),))
    (event,) = calendar(client, thema="meeting").vevent_list

    assert (event.dtstart.value, event.dtend.value) == (date(YEAR, 7, 10), date(YEAR, 7, 13))


def test_choice_narrows_and_organization_too(client: Client, centre: Centre) -> None:
    assert titles(client, kinderbetreuung="ja") == ["Sprachkurs für Mütter"]
    assert titles(client, thema="counselling", traeger="caritasverband-erkelenz") == ["Migrationsberatung"]
    assert titles(client, traeger="frauen-helfen-frauen-ev") == []


def test_calendar_says_whose_it_is_and_when_to_ask_again(client: Client, centre: Centre) -> None:
    whole, own = calendar(client, thema="women"), calendar(client, traeger="caritasverband-erkelenz")

    assert whole.contents["description"][0].value == (
        "Kommunales Integrationszentrum heinsberg, http://testserver/de/heinsberg/, CC-BY-4.0"
    )
    assert whole.contents["url"][0].value == "http://testserver/de/heinsberg/angebote/?thema=women"
    assert whole.contents["refresh-interval"][0].value == "P1D"
    assert own.contents["x-wr-calname"][0].value == "Caritasverband Erkelenz"


def test_identifiers_stay(client: Client, centre: Centre) -> None:
    first = {event.summary.value: event.uid.value for event in calendar(client).vevent_list}
    scenario.confirm(centre, "Migrationsberatung", scenario.NOW.date())
    second = {event.summary.value: event.uid.value for event in calendar(client).vevent_list}

    assert first == second
