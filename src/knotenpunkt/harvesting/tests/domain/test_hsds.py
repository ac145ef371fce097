"""HSDS is read whatever API or package it comes from; what cannot be read is told, and nothing is made up."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
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
from knotenpunkt.harvesting.domain.hsds.api import read_json
from knotenpunkt.harvesting.domain.incoming import EntryKind, Incoming, Refused
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.harvesting.domain.tables.reading import read_tables
from tests.harness.shared_data import shared_data

AROUND = Surroundings(
    Vocabulary(
        topics=Terms.of([("language", "Sprache", ["language courses"])]),
        target_groups=Terms.of([("women", "Frauen", [])]),
        kinds=Terms.of([("club", "Verein", [])]),
    ),
    PlaceIndex.of({"05370004": "Erkelenz"}, ["Kreis Heinsberg"], {}),
    {"05370004": "Erkelenz"},
    {"41812": "05370004"},
    "05370",
)
BASE = "https://api.example/hsds/v3/"
COURSE = {"id": "1", "name": "Kurs", "status": "active"}
SERVED_AT = "?full=true&per_page=100&page="


def page(*contents: dict[str, Any], number: int = 1, pages: int = 1) -> bytes:
    return json.dumps(
        {
            "contents": list(contents),
            "total_pages": pages,
            "page_number": number,
            "last_page": number == pages,
        }
    ).encode()


def api(answers: dict[str, bytes]) -> Callable[[str], bytes]:
    """An API that has these answers by path, and no other."""

    def get(address: str) -> bytes:
        path = address.removeprefix(BASE)
        if path not in answers:
            raise NotTakenUp(Problem.BAD_STATUS, address)
        return answers[path]

    return get


def from_file(*services: dict[str, Any]) -> Incoming:
    return read_json("liste.json", lambda _: json.dumps(list(services)).encode(), AROUND)


def read(**fields: Any) -> tuple[ServiceRecord, list[Remark]]:
    (one,) = from_file({**COURSE, **fields}).services
    return one.record, list(one.remarks)


def test_all_pages_are_read_with_organizations_from_their_own_list() -> None:
    second = {**COURSE, "id": "2", "name": "Zweiter", "organization_id": "o1", "phones": []}
    answers = {
        f"services{SERVED_AT}1": page({**COURSE, "phones": []}, number=1, pages=2),
        f"services{SERVED_AT}2": page(second, number=2, pages=2),
        f"organizations{SERVED_AT}1": page({"id": "o1", "name": "Caritas", "description": "", "phones": []}),
    }
    for address in (BASE, BASE.rstrip("/"), f"{BASE}services?page=3"):
        incoming = read_json(address, api(answers), AROUND)
        assert [one.record for one in incoming.services] == [
            ServiceRecord("Kurs"),
            ServiceRecord("Zweiter", organization="Caritas"),
        ]
        assert [one.record for one in incoming.organizations] == [OrganizationRecord("Caritas")]
        assert incoming.is_whole


def test_flat_list_is_asked_for_each_record_and_organizations_may_be_missing() -> None:
    whole = {**COURSE, "organization": {"id": "o1", "name": "Caritas"}}
    answers = {f"services{SERVED_AT}1": page(COURSE), "services/1": json.dumps(whole).encode()}
    incoming = read_json(BASE, api(answers), AROUND)
    assert [one.record for one in incoming.services] == [ServiceRecord("Kurs", organization="Caritas")]


def test_page_that_repeats_ends_the_list_and_nothing_counts_as_gone() -> None:
    def get(address: str) -> bytes:
        return page({**COURSE, "phones": []}, number=1, pages=99)

    incoming = read_json(BASE, get, AROUND)
    assert (len(incoming.services), incoming.is_whole) == (1, False)
    assert incoming.remarks[0] == Remark("services", "page 2", Why.REPEATED)


def test_list_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knotenpunkt.harvesting.domain.hsds.api.MOST_RECORDS", 3)

    def get(address: str) -> bytes:
        return page({**COURSE, "id": address, "phones": []}, number=1, pages=10**9)

    with pytest.raises(NotTakenUp) as refused:
        read_json(BASE, get, AROUND)
    assert refused.value.problem is Problem.TOO_LARGE


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"{", Problem.BROKEN),
        (b"\xff\xfe\x00", Problem.BROKEN),
        (b"[" * 100_000, Problem.BROKEN),
        (b"", Problem.BROKEN),
        (b"<html>", Problem.BROKEN),
        (b"{}", Problem.OTHER_KIND),
        (b'"text"', Problem.OTHER_KIND),
        (b'{"contents": {"id": 1}}', Problem.OTHER_KIND),
        (b"[1, 2]", Problem.OTHER_KIND),
        (b"null", Problem.OTHER_KIND),
    ],
)
def test_what_is_no_list_of_hsds_is_refused(body: bytes, problem: Problem) -> None:
    with pytest.raises(NotTakenUp) as refused:
        read_json(BASE, lambda _: body, AROUND)
    assert refused.value.problem is problem


def test_entries_that_cannot_be_taken_up_are_refused_one_by_one() -> None:
    incoming = from_file(
        COURSE,
        {"name": "Ohne Schlüssel", "status": "active"},
        {"id": "2", "name": 7, "status": "active"},
        {"id": "3", "name": None, "status": "active"},
        {**COURSE, "name": "Doppelt"},
        {"id": "4", "name": "Vorbei", "status": "defunct"},
    )
    assert [one.record.title for one in incoming.services] == ["Kurs", "7"]
    assert incoming.refused == (
        Refused(EntryKind.SERVICE, "4", "Vorbei", Why.NOT_OFFERED),
        Refused(EntryKind.SERVICE, "", "Ohne Schlüssel", Why.MISSING),
        Refused(EntryKind.SERVICE, "3", "", Why.MISSING),
        Refused(EntryKind.SERVICE, "1", "Doppelt", Why.TWICE),
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"description": ["x"]},
        {"minimum_age": "young"},
        {"minimum_age": True},
        {"phones": "02431 1234"},
        {"phones": [1]},
        {"childcare": "perhaps"},
        {"email": "nobody"},
        {"information_date": "2026-13"},
        {"last_modified": "yesterday"},
    ],
)
def test_wrong_types_leave_the_field_empty_and_are_told(fields: dict[str, Any]) -> None:
    record, remarks = read(**fields)
    assert record == ServiceRecord("Kurs")
    assert [(one.field, one.why) for one in remarks] == [(next(iter(fields)), Why.UNREADABLE)]


def test_fields_without_room_here_are_told() -> None:
    record, remarks = read(
        wait_time="2 weeks", funding=[{"id": "f"}], alert=None, contacts=[{"id": "c", "name": "A B"}]
    )
    assert record == ServiceRecord("Kurs")
    assert [(one.field, one.written, one.why) for one in remarks] == [
        ("contacts.name", "", Why.PERSON),
        ("wait_time", "2 weeks", Why.NO_ROOM),
        ("funding", "1", Why.NO_ROOM),
    ]


@pytest.mark.parametrize(
    ("language", "tags"),
    [
        ({"code": "ar"}, ("ar",)),
        ({"code": "ara"}, ("ar",)),
        ({"code": "prs"}, ("prs",)),
        ({"name": "Türkisch"}, ("tr",)),
        ({"name": "Ukrainian"}, ("uk",)),
        ({"name": "Elvish"}, ()),
    ],
)
def test_languages_by_code_or_name(language: dict[str, str], tags: tuple[str, ...]) -> None:
    record, remarks = read(languages=[language])
    assert (record.languages, [one.why for one in remarks]) == (tags, [] if tags else [Why.UNKNOWN])


@pytest.mark.parametrize(
    ("phone", "numbers"),
    [
        ({"number": "+4924311234"}, (PhoneRecord("+4924311234"),)),
        ({"number": "02431 12345", "description": "Büro"}, (PhoneRecord("+49243112345", "Büro"),)),
        ({"number": "02431 12345", "extension": 12}, (PhoneRecord("+49243112345", "Durchwahl 12"),)),
        ({"number": "call us"}, ()),
    ],
)
def test_phones_in_international_form(phone: dict[str, Any], numbers: tuple[PhoneRecord, ...]) -> None:
    assert read(phones=[phone])[0].phones == numbers


@pytest.mark.parametrize(
    ("fields", "schedule"),
    [
        (
            {"freq": "WEEKLY", "byday": "MO,TH", "opens_at": "09:00", "closes_at": "10:30:00"},
            ScheduleRecord(Frequency.WEEKLY, (0, 3), time(9), time(10, 30)),
        ),
        ({"freq": "MONTHLY", "byday": "1MO,-1MO"}, ScheduleRecord(Frequency.MONTHLY, (0,), ordinals=(1, -1))),
        ({"freq": "DAILY"}, ScheduleRecord(Frequency.WEEKLY, tuple(range(7)))),
        (
            {"freq": "WEEKLY", "dtstart": "2026-11-26", "interval": 2},
            ScheduleRecord(Frequency.WEEKLY, (3,), interval=2, starts_on=date(2026, 11, 26)),
        ),
        ({"dtstart": "2026-11-26"}, ScheduleRecord(Frequency.ONCE, starts_on=date(2026, 11, 26))),
        ({"freq": "MONTHLY", "bymonthday": "15", "dtstart": "2026-11-15"}, None),
        ({"freq": "MONTHLY", "byday": "1MO,2TU"}, None),
        ({"freq": "YEARLY", "byday": "MO"}, None),
        ({"freq": "DAILY", "interval": 2, "dtstart": "2026-11-26"}, None),
        ({"description": "by arrangement"}, None),
    ],
)
def test_schedules_that_are_understood(fields: dict[str, Any], schedule: ScheduleRecord | None) -> None:
    record, remarks = read(schedules=[fields])
    assert record.schedules == ((schedule,) if schedule else ())
    assert (Why.UNREADABLE in {one.why for one in remarks}) == (schedule is None)


@pytest.mark.parametrize(
    ("term", "topics"),
    [
        ({"taxonomy_term": {"code": "language"}}, ("language",)),
        ({"taxonomy_term": {"name": "Language Courses"}}, ("language",)),
        ({"taxonomy_term": {"name": "Quantum physics"}}, ()),
    ],
)
def test_terms_by_code_or_name(term: dict[str, Any], topics: tuple[str, ...]) -> None:
    assert read(attributes=[term])[0].topics == topics


def test_place_with_its_municipality_and_areas() -> None:
    location = {
        "name": "Treff",
        "addresses": [{"address_1": "Am Markt 1", "city": "Erkelenz", "postal_code": "41812"}],
    }
    areas = [{"name": "Erkelenz"}, {"extent": "05370", "extent_type": "AGS"}, {"name": "Springfield"}]
    record, remarks = read(service_at_locations=[{"location": location}], service_areas=areas)
    assert record.place == PlaceRecord("Treff", "Am Markt 1", "41812", "Erkelenz", "05370004")
    assert (record.service_areas, record.district_wide) == (("05370004",), True)
    assert remarks == [Remark("service_areas.name", "Springfield", Why.UNKNOWN)]


@pytest.mark.parametrize(
    ("fields", "cost"),
    [
        ({"amount": 5, "currency": "EUR"}, (None, Decimal("5.00"))),
        ({"amount": "0"}, (True, None)),
        ({"amount": 5, "currency": "USD"}, (None, None)),
    ],
)
def test_cost_in_euro(fields: dict[str, Any], cost: tuple[bool | None, Decimal | None]) -> None:
    record, _ = read(cost_options=[fields])
    assert (record.free_of_charge, record.amount) == cost


def packed(**tables: str) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as package:
        for name, text in tables.items():
            package.writestr(f"{name}.csv", text)
    return body.getvalue()


def test_package_of_tables_is_put_together() -> None:
    body = packed(
        organizations="id,name,description\no1,Caritas,Verband\n",
        services="id,name,status,organization_id\n1,Kurs,active,o1\n",
        service_at_location="id,service_id,location_id\nh1,1,l1\n",
        locations="id,name\nl1,Treff\n",
        addresses="id,location_id,city\na1,l1,Erkelenz\n",
        phones="id,service_id,number\np1,1,02431 12345\n",
        attributes="id,link_id,link_entity,taxonomy_term_id\nx1,1,service,t1\n",
        taxonomy_terms="id,code,name\nt1,language,Sprache\n",
    )
    incoming = read_tables("paket.zip", lambda _: body, AROUND)
    assert [one.record for one in incoming.services] == [
        ServiceRecord(
            "Kurs",
            organization="Caritas",
            place=PlaceRecord("Treff", city="Erkelenz", municipality="05370004"),
            phones=(PhoneRecord("+49243112345"),),
            topics=("language",),
        )
    ]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"no zip", Problem.BROKEN),
        (packed(), Problem.OTHER_KIND),
        (packed(cats="name\nMia\n"), Problem.OTHER_KIND),
        (packed(services='id,name\n1,"open\n'), Problem.BROKEN),
    ],
)
def test_what_is_no_package_is_refused(body: bytes, problem: Problem) -> None:
    with pytest.raises(NotTakenUp) as refused:
        read_tables("paket.zip", lambda _: body, AROUND)
    assert refused.value.problem is problem


def test_examples_of_the_standard_are_read() -> None:
    example = shared_data("hsds/3.1/examples/service_full.json").read_bytes()
    incoming = read_json("service.json", lambda _: example, AROUND)
    assert [one.record.title for one in incoming.services] == ["Community Counselling"]
    assert (len(incoming.organizations), incoming.refused) == (1, ())
