"""A region of Integreat as an incoming catalogue."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.domain.written.terms import Terms, Vocabulary
from knotenpunkt.harvesting.domain.incoming import EntryKind, Incoming, Refused
from knotenpunkt.harvesting.domain.integreat.api import api_base, read_integreat
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.harvesting.tests.domain.integreat.region import (
    BASE,
    EVENT,
    NOWHERE,
    PLACE,
    answering,
    changed,
)

NO_TERMS = Terms.of([])
SURROUNDINGS = Surroundings(
    Vocabulary(
        Terms.of([("counselling", "Beratung", []), ("public-authorities", "Behörde", [])]), NO_TERMS, NO_TERMS
    ),
    PlaceIndex.of({"05370016": "Heinsberg"}, [], {}),
    {"05370016": "Heinsberg"},
)
ADDRESS = "https://integreat.app/musterkreis/de"


def read(places: Any = (), events: Any = ()) -> Incoming:
    return read_integreat(ADDRESS, answering(places, events), SURROUNDINGS)


def read_place(**fields: Any) -> ServiceRecord:
    return read([changed(PLACE, **fields)]).services[0].record


def remarks_on(**fields: Any) -> tuple[Remark, ...]:
    return read([changed(PLACE, available_languages=None, **fields)]).services[0].remarks


def test_place_becomes_an_offer_of_its_organization() -> None:
    incoming = read([PLACE])
    (organization,), (place,) = incoming.organizations, incoming.services
    assert (organization.foreign_id, organization.record) == (
        "organization-3",
        OrganizationRecord("Verein Miteinander", website="https://verein.example"),
    )
    assert place.record == ServiceRecord(
        "Welcome Point",
        organization="Verein Miteinander",
        description="Wir helfen bei ersten Fragen.",
        topics=("counselling",),
        place=PlaceRecord("", "Musterstraße 2", "52525", "Heinsberg", "05370016"),
        schedules=(
            ScheduleRecord(Frequency.WEEKLY, (0, 1), time(10), time(13)),
            ScheduleRecord(Frequency.WEEKLY, (0,), time(15), time(18)),
            ScheduleRecord(Frequency.WEEKLY, (3,), description="nur nach Vereinbarung"),
        ),
        phones=(PhoneRecord("+492452134222"),),
        email="welcome@example.org",
        website="https://welcome.example",
    )
    assert (place.foreign_id, place.address, place.changed_at) == (
        "location-7",
        "https://cms.integreat-app.de/musterkreis/de/locations/welcome-point/",
        datetime(2026, 3, 1, 8, tzinfo=UTC),
    )
    assert place.remarks == (Remark("available_languages", "ar, en", Why.NO_ROOM),)


def test_event_becomes_an_offer_where_it_takes_place() -> None:
    (event,) = read(events=[changed(EVENT, meeting_url="https://meet.example/1")]).services
    assert (event.foreign_id, event.remarks) == ("event-12", ())
    assert replace(event.record, schedules=()) == ServiceRecord(
        "Sprachcafé",
        description="Deutsch sprechen.",
        place=PlaceRecord("Bürgerhaus", "Markt 1", "", "Heinsberg", "05370016"),
        website="https://meet.example/1",
    )
    assert len(event.record.schedules) == 1


def test_event_without_a_place_has_none() -> None:
    (event,) = read(events=[changed(EVENT, location=NOWHERE)]).services
    assert event.record.place == PlaceRecord()


def test_every_single_time_of_a_rule_is_one_offer() -> None:
    rule = "DTSTART:20300101T120000\nRRULE:FREQ=WEEKLY;BYDAY=TU"
    url = "https://cms.integreat-app.de/musterkreis/de/events/sprachcafe${}/"
    times = [
        changed(
            EVENT,
            url=url.format(day),
            recurrence_rule=rule,
            event={"start": f"{day}T13:00:00+01:00", "end": f"{day}T15:00:00+01:00"},
        )
        for day in ("2030-01-01", "2030-01-08", "2030-01-15")
    ]
    (event,) = read(events=times).services
    assert event.address == "https://cms.integreat-app.de/musterkreis/de/events/sprachcafe"
    assert [one.weekdays for one in event.record.schedules] == [(1,)]


def test_key_stays_when_the_text_is_written_anew() -> None:
    before, after = (read([changed(PLACE, id=number)]).services[0].foreign_id for number in (41, 77))
    assert before == after == "location-7"


@pytest.mark.parametrize(
    ("category", "topics"),
    [
        ({"name": "Beratung", "icon": "other"}, ("counselling",)),
        ({"name": "Behörde/Amt", "icon": "office"}, ("public-authorities",)),
        ({"name": "Ämter", "icon": "office"}, ("public-authorities",)),
        ({"name": "Kulturelles", "icon": "culture"}, ()),
        (None, ()),
    ],
)
def test_category_is_a_topic_where_it_is_known(
    category: dict[str, str] | None, topics: tuple[str, ...]
) -> None:
    assert read_place(category=category).topics == topics


def test_what_stays_behind_is_told() -> None:
    assert remarks_on(
        category={"name": "Gastronomie", "icon": "gastronomy"},
        temporarily_closed=True,
        barrier_free=True,
        location={"latitude": 51.06, "longitude": 6.09},
    ) == (
        Remark("temporarily_closed", "true", Why.NO_ROOM),
        Remark("category.name", "Gastronomie", Why.UNKNOWN),
        Remark("location.latitude", "51.06", Why.NO_ROOM),
        Remark("location.longitude", "6.09", Why.NO_ROOM),
        Remark("barrier_free", "True", Why.NO_ROOM),
    )


NOBODY = dict.fromkeys(
    ("name", "email", "phone_number", "mobile_number", "website", "area_of_responsibility")
)


def test_contacts_are_taken_over_without_persons() -> None:
    contacts = [
        {**NOBODY, "phone_number": "02452 134222", "area_of_responsibility": "Anmeldung"},
        {
            **NOBODY,
            "name": "Erika Beispiel",
            "email": "e.beispiel@example.org",
            "mobile_number": "0151 23456789",
        },
        {**NOBODY, "name": "Team Nord", "email": "info@example.org", "website": "https://nord.example"},
    ]
    fields = {"contacts": contacts, "email": None, "phone_number": None, "website": None}
    record = read_place(**fields)
    assert (record.phones, record.email, record.website) == (
        (PhoneRecord("+492452134222", "Anmeldung"), PhoneRecord("+4915123456789")),
        "info@example.org",
        "https://nord.example",
    )
    assert remarks_on(**fields) == (
        Remark("contacts.name", "", Why.PERSON),
        Remark("contacts.email", "", Why.PERSON),
        Remark("contacts.name", "", Why.PERSON),
    )


def test_second_address_of_a_kind_is_told() -> None:
    contact = {**NOBODY, "email": "zwei@example.org"}
    assert remarks_on(contacts=[contact]) == (Remark("email", "zwei@example.org", Why.ONLY_FIRST),)


def test_summary_stands_where_there_is_no_text() -> None:
    assert read_place(content="<p> </p>").description == "Erste Fragen"


def test_entries_without_number_or_title_are_refused() -> None:
    incoming = read(
        [changed(PLACE, location=NOWHERE), changed(PLACE, title="")], [changed(EVENT, event={"id": None})]
    )
    assert incoming.services == ()
    assert incoming.refused == (
        Refused(EntryKind.SERVICE, "", "Welcome Point", Why.MISSING),
        Refused(EntryKind.SERVICE, "location-7", "", Why.MISSING),
        Refused(EntryKind.SERVICE, "", "Sprachcafé", Why.MISSING),
    )


def test_region_without_anything_is_empty() -> None:
    assert read() == Incoming()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (b"<html>", Problem.BROKEN),
        (b"\xff\xfe\x00", Problem.BROKEN),
        (b"[" * 100_000, Problem.BROKEN),
        (json.dumps({"error": "Not found"}).encode(), Problem.OTHER_KIND),
        (b"[1, 2]", Problem.OTHER_KIND),
        (b"null", Problem.OTHER_KIND),
    ],
)
def test_other_answers_are_refused(answer: bytes, problem: Problem) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read_integreat(ADDRESS, lambda _: answer, SURROUNDINGS)
    assert refusal.value.problem is problem


@pytest.mark.parametrize(
    "value", [None, "", 0, 1.5, True, "x" * 1000, [], [1], {}, {"id": []}, [[]], "<p>\x00"]
)
def test_no_value_stops_the_reading(value: Any) -> None:
    read_one = [read([{**PLACE, name: value}]) for name in (*PLACE, "contacts")]
    read_one += [read(events=[{**EVENT, name: value}]) for name in EVENT]
    assert {len(one.services) + len(one.refused) >= 1 for one in read_one} == {True}


@pytest.mark.parametrize(
    "address",
    [
        "https://integreat.app/musterkreis",
        "https://www.integreat.app/musterkreis/en/locations",
        "https://cms.integreat-app.de/musterkreis/ar/wp-json/extensions/v3/locations/",
        "https://cms.integreat-app.de/api/v3/musterkreis/de/events/?combine_recurring=true",
    ],
)
def test_any_address_of_a_region_leads_to_its_german_lists(address: str) -> None:
    assert api_base(address) == BASE


@pytest.mark.parametrize(
    "address", ["https://integreat.app", "https://integreat.app/api/v3/", "liste.json", ""]
)
def test_address_without_a_region_is_refused(address: str) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        api_base(address)
    assert refusal.value.problem is Problem.OTHER_KIND
