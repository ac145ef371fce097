"""Packages of HSDS 1.x and 2.x are read as those of 3.x."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

import pytest

from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
)
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.tests.domain.tables.packed import read

PACKAGE: Mapping[str, str] = {
    "organizations.csv": "id,name,url\no1,Verein,https://verein.example\n",
    "postal_addresses.csv": (
        'id,organization_id,location_id,address_1,city,postal_code\na1,o1,,"Postfach 1, 52525 Heinsberg",,\n'
    ),
    "locations.csv": "id,organization_id,name\nl1,o1,Haus\n",
    "physical_addresses.csv": "id,location_id,address_1,city,postal_code\na2,l1,Markt 1,Heinsberg,52525\n",
    "services.csv": "id,organization_id,name,fees,status\ns1,o1,Kurs,frei,active\ns2,o1,Alt,,inactive\n",
    "services_at_location.csv": "id,service_id,location_id\nx1,s1,l1\n",
    "regular_schedules.csv": (
        "id,service_id,location_id,weekday,opens_at,closes_at\n"
        "1,,l1,Monday,9:00,5 PM\n2,,l1,2,09:00,17:00\n3,,l1,Wednesday,,\n4,,l1,Someday,9:00,10:00\n"
    ),
    "phones.csv": "id,location_id,number,type,extension\np1,l1,02452 134222,voice,7\np2,l1,02452 134223,fax,\n",
    "eligibility.csv": "id,service_id,eligibility\ne1,s1,Alle\ne2,s1,ab 16\ne3,s9,Niemand\n",
    "languages.csv": "id,service_id,language\nl1,s1,English;Arabic\n",
    "taxonomy.csv": "id,name,parent_id\nt1,Beratung,\nt2,Food,\n",
    "services_taxonomy.csv": "id,service_id,taxonomy_id\nx,s1,t1\ny,s1,t2\n",
    "holiday_schedules.csv": "id,location_id,closed\nh1,l1,true\n",
}
SERVICE = ServiceRecord(
    "Kurs",
    organization="Verein",
    target_text="Alle\nab 16",
    topics=("counselling",),
    languages=("en", "ar"),
    place=PlaceRecord("Haus", "Markt 1", "52525", "Heinsberg"),
    schedules=(ScheduleRecord(Frequency.WEEKLY, (0, 1), time(9), time(17)),),
    cost_text="frei",
    phones=(PhoneRecord("+492452134222", "Durchwahl 7"), PhoneRecord("+492452134223", "Fax")),
)


def check(incoming: Incoming) -> None:
    (organization,), (service,) = incoming.organizations, incoming.services
    assert organization.record == OrganizationRecord(
        "Verein",
        seat=PlaceRecord("", "Postfach 1", "52525", "Heinsberg"),
        website="https://verein.example",
    )
    assert replace(service.record, target_text=service.record.target_text.replace(" ab", "\nab")) == SERVICE
    assert [(one.foreign_id, one.why) for one in incoming.refused] == [("s2", Why.NOT_OFFERED)]


def test_tables_of_the_first_version() -> None:
    incoming = read(PACKAGE)
    check(incoming)
    assert incoming.services[0].remarks == (Remark("attributes.taxonomy_term", "Food", Why.UNKNOWN),)
    assert incoming.remarks == (
        Remark("eligibility", "Niemand", Why.UNKNOWN),
        Remark("regular_schedule.weekday", "Someday", Why.UNREADABLE),
        Remark("holiday_schedules", "1", Why.NO_ROOM),
    )


def test_tables_of_the_second_version() -> None:
    renamed = {
        "taxonomy.csv": ("taxonomy_term.csv", "id,code,name\nt1,,Beratung\nt2,,Food\n"),
        "services_taxonomy.csv": (
            "service_attribute.csv",
            "id,service_id,taxonomy_term_id\nx,s1,t1\ny,s1,t2\n",
        ),
    }
    check(read(dict(renamed.get(name, (name, content)) for name, content in PACKAGE.items())))


def test_tables_as_lists_of_json_records() -> None:
    def as_json(content: str) -> str:
        first, *rows = (line.split(",") for line in content.splitlines())
        return json.dumps([dict(zip(first, (cell or None for cell in row), strict=True)) for row in rows])

    simple = {name: content for name, content in PACKAGE.items() if '"' not in content}
    incoming = read({name.replace(".csv", ".json"): as_json(content) for name, content in simple.items()})
    assert [one.record.phones for one in incoming.services] == [SERVICE.phones]


def test_what_a_service_says_itself_wins_over_its_place() -> None:
    own = {
        "phones.csv": "id,service_id,location_id,number\n1,s1,,02452 1340\n2,,l1,02452 134222\n",
        "regular_schedules.csv": "service_id,location_id,weekday,opens_at\ns1,,5,10:00\n,l1,1,9:00\n",
    }
    (service,) = read({**PACKAGE, **own}).services
    assert service.record.phones == (PhoneRecord("+4924521340"),)
    assert service.record.schedules == (ScheduleRecord(Frequency.WEEKLY, (4,), time(10)),)


@pytest.mark.parametrize(
    ("number", "country", "phones"),
    [
        ("(312) 938-2106", "US", (PhoneRecord("+13129382106"),)),
        (
            "main: 305-285-5922, tdd: 800-955-8771",
            "US",
            (PhoneRecord("+13052855922", "main"), PhoneRecord("+18009558771", "tdd")),
        ),
        ("312-346-9766 x 715", "us", (PhoneRecord("+13123469766", "Durchwahl 715"),)),
        (
            "(618) 394-7300 or (877) 342-7891",
            "US",
            (PhoneRecord("+16183947300"), PhoneRecord("+18773427891")),
        ),
        ("no phone", "US", ()),
        ("305-285-5922", "", ()),
        ("02452 134222", "", (PhoneRecord("+492452134222"),)),
    ],
)
def test_number_is_that_of_the_country_of_all_addresses(
    number: str, country: str, phones: tuple[PhoneRecord, ...]
) -> None:
    tables = {
        "physical_addresses.csv": f"location_id,address_1,city,country\nl1,Markt 1,Ort,{country}\n",
        "phones.csv": f'service_id,number\ns1,"{number}"\n',
    }
    assert read({**PACKAGE, **tables}).services[0].record.phones == phones


def test_services_of_ohana_hang_on_places() -> None:
    incoming = read(
        {
            "organizations.csv": "id,name\n1,Agency\n",
            "locations.csv": "id,organization_id,name\n5,1,Library\n",
            "mail_addresses.csv": "id,location_id,address_1,city,postal_code\n1,5,PO Box 1,Town,12345\n",
            "services.csv": (
                "id,location_id,name,website,eligibility,languages,service_areas,taxonomy_ids\n"
                '9,5,Reading,https://read.example,Adults,"English, French",Elsewhere,"101, 102"\n'
            ),
        }
    )
    (service,) = incoming.services
    assert service.record == ServiceRecord(
        "Reading",
        organization="Agency",
        website="https://read.example",
        target_text="Adults",
        languages=("en", "fr"),
        place=PlaceRecord("Library", "PO Box 1", "12345", "Town"),
    )
    assert [(one.field, one.written) for one in service.remarks] == [
        ("attributes.taxonomy_term", "101"),
        ("attributes.taxonomy_term", "102"),
        ("service_areas.name", "Elsewhere"),
    ]


def test_current_version_is_left_as_it_is() -> None:
    incoming = read(
        {
            "organization.csv": "id,name\no,Verein\n",
            "service.csv": "id,organization_id,name\ns,o,Kurs\n",
            "location.csv": "id,name\nl,Haus\n",
            "service_at_location.csv": "id,service_id,location_id\nx,s,l\n",
            "phone.csv": "id,location_id,number\np,l,02452 134222\n",
        }
    )
    (service,) = incoming.services
    assert (service.record.phones, service.remarks) == (
        (),
        (Remark("service_at_locations.location.phones", "1", Why.NO_ROOM),),
    )


@pytest.mark.parametrize(
    ("files", "problem", "detail"),
    [
        ({"sites.csv": "id\n1\n", "agencies.json": "[]"}, Problem.OTHER_KIND, "package.zip: agency, sites"),
        ({"liesmich.txt": "nichts"}, Problem.OTHER_KIND, "package.zip: –"),
        ({"services.json": "{"}, Problem.BROKEN, ""),
        ({"services.json": '{"services": []}'}, Problem.OTHER_KIND, "package.zip: –"),
        ({"services.csv": b"id,name\n1,\xff\n"}, Problem.BROKEN, ""),
        ({"services.csv": 'id,name\n1,"offen\n'}, Problem.BROKEN, ""),
    ],
)
def test_package_of_something_else_is_refused(
    files: dict[str, str | bytes], problem: Problem, detail: str
) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read(files)
    assert (refusal.value.problem, refusal.value.detail if detail else "") == (problem, detail)


@pytest.mark.parametrize("value", [0, 1.5, True, [], [1], {}, {"id": []}, "x" * 1000])
def test_no_value_stops_the_reading(value: object) -> None:
    columns = [
        *("id", "name", "organization_id", "location_id", "service_id", "number", "weekday", "opens_at"),
        *(
            "hours_of_operation",
            "address_1",
            "country",
            "language",
            "eligibility",
            "taxonomy_id",
            "languages",
        ),
    ]
    row = {**dict.fromkeys(columns, "1"), "extension": value}
    for column in columns:
        rows = json.dumps([row, {**row, column: value}])
        incoming = read({name.replace(".csv", ".json"): rows for name in PACKAGE})
        assert len(incoming.services) >= 1
