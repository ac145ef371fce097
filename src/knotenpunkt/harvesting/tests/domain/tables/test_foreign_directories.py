"""Real directories from elsewhere: what is taken over of each, what stays behind, what is refused."""

import csv
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.remarks import Remark, Why
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.tests.domain.tables.packed import folder, read

ILLINOIS = "illinois-legal-aid-ilao"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.fixture(scope="module")
def illinois() -> Incoming:
    """The input with its mapping; where its numbers can be dialled is said beside it."""
    mapping = folder(ILLINOIS, only="mapping.yaml")["mapping.yaml"]
    assert isinstance(mapping, bytes)
    return read({**folder(f"{ILLINOIS}/input"), "mapping.yaml": mapping + b"\ncountry: US\n"})


def expected(table: str) -> list[dict[str, str]]:
    content = folder(f"{ILLINOIS}/output", only=f"{table}.csv")[f"{table}.csv"]
    assert isinstance(content, bytes)
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))


def line(text: str) -> str:
    return " ".join(text.split())


def dense(text: str) -> str:
    return re.sub(r"\s", "", text)


def digits(numbers: Iterable[str]) -> set[str]:
    return {re.sub(r"\D", "", number)[-10:] for number in numbers}


def test_illinois_organizations_are_those_of_its_output(illinois: Incoming) -> None:
    seats = {row["organization_id"]: row for row in expected("postal_addresses")}
    for row in expected("organizations"):
        record = next(one.record for one in illinois.organizations if one.foreign_id == row["id"])
        assert (record.name, record.description, record.email, record.website) == (
            row["name"],
            row["description"].strip(),
            row["email"],
            row["url"],
        )
        seat = seats[row["id"]]
        assert (record.seat.street, record.seat.postal_code) == (line(seat["address_1"]), seat["postal_code"])
    assert len(illinois.organizations) == len(expected("organizations")) == 33


def test_illinois_services_are_those_of_its_output(illinois: Incoming) -> None:
    """Differences: a row without a key is left out; how to apply is cut where there is no more room;

    most organizations that services name are not in the directory.
    """
    ours = {one.foreign_id: one.record for one in illinois.services}
    theirs = {row["id"]: row for row in expected("services")}
    assert theirs.keys() - ours.keys() == {""}
    names = {one.foreign_id: one.record.name for one in illinois.organizations}
    for key, record in ours.items():
        row = theirs[key]
        assert (record.title, record.organization, record.description, record.website, record.cost_text) == (
            line(row["name"]),
            names.get(row["organization_id"], ""),
            row["description"].strip(),
            row["url"],
            line(row["fees"]),
        )
        applying = dense(row["application_process"])
        assert applying.startswith(dense(record.registration_text).removesuffix("…"))
    cut = [key for key, record in ours.items() if record.registration_text.endswith("…")]
    strangers = [one.written for one in illinois.remarks if one.field == "organization_id"]
    assert (len(cut), len(strangers), len(set(strangers))) == (13, 340, 125)


def test_illinois_phones_are_those_of_its_output(illinois: Incoming) -> None:
    """Differences: what is no number, extensions, numbers in letters, and two numbers in a cell."""
    theirs: dict[str, list[str]] = {}
    for row in expected("phones"):
        theirs.setdefault(row["service_id"] or row["organization_id"], []).append(row["number"])
    ours_by_key = {one.foreign_id: one.record.phones for one in illinois.organizations}
    ours_by_key |= {one.foreign_id: one.record.phones for one in illinois.services}
    others = {}
    for key, phones in ours_by_key.items():
        written, ours = theirs.get(key, []), [phone.number for phone in phones]
        if digits(written) != digits(ours):
            others[", ".join(written)] = ours
    assert others == {
        "312-346-9766 x 715": ["+13123469766"],
        "(312) 773-1068 ext. 321": ["+13127731068"],
        "(773) 973-4444 ext. 124": ["+17739734444"],
        "(618) 453-3217; (618) 536-7711": ["+16184533217", "+16185367711"],
        "(618) 394-7300 or (877) 342-7891": ["+16183947300", "+18773427891"],
        "1-800-LAW-REP-4": ["+18005297374"],
        "844-RIGHTS-9 (844-744-4879)": [],
        "no phone": [],
    }
    unread = [one.written for one in illinois.remarks if one.field == "phone.number"]
    assert Counter(unread) == {"no phone": 8, "844-RIGHTS-9 (844-744-4879)": 1}


def test_illinois_schedules_are_those_of_its_output(illinois: Incoming) -> None:
    """One difference: of a day with a break, its output tells only the first half."""
    at = {row["id"]: row["name"] for row in expected("locations")}
    theirs: dict[str, set[tuple[str, str, str]]] = {key: set() for key in at}
    for row in expected("regular_schedules"):
        if row["opens_at"]:
            slot = (row["weekday"], row["opens_at"].zfill(5), row["closes_at"].zfill(5))
            theirs[row["location_id"]].add(slot)
    services = {row["Services"]: row["Location_id"] for row in _input_locations()}
    more = 0
    for one in illinois.services:
        if one.foreign_id in services:
            expected_slots, ours = theirs[services[one.foreign_id]], slots(one.record)
            assert expected_slots <= ours
            more += expected_slots != ours
    assert more == 13


def _input_locations() -> list[dict[str, str]]:
    content = folder(f"{ILLINOIS}/input", only="locations.csv")["locations.csv"]
    assert isinstance(content, bytes)
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))


def slots(record: ServiceRecord) -> set[tuple[str, str, str]]:
    return {
        (DAYS[day], f"{one.opens_at:%H:%M}", f"{one.closes_at:%H:%M}")
        for one in record.schedules
        for day in one.weekdays
    }


def test_illinois_says_what_stays_behind(illinois: Incoming) -> None:
    missing = [one for one in illinois.remarks if one.why is Why.MISSING]
    assert missing == [
        Remark("organizations: Alternative name", "", Why.MISSING),
        Remark("services: Services-ID", "24441", Why.MISSING),
    ]
    remarks = Counter((one.field, one.why) for entry in illinois.services for one in entry.remarks)
    assert remarks == {
        ("service_at_locations.location.phones", Why.NO_ROOM): 424,
        ("registration_text", Why.TOO_LONG): 13,
    }


@pytest.mark.parametrize(
    ("path", "organizations", "services", "refused"),
    [
        ("florida-hsds", 20, 135, []),
        ("ohana-sample-csv", 8, 21, [("20", Why.NOT_OFFERED), ("21", Why.NOT_OFFERED)]),
        ("servicenet-adapter-fixtures/healthleads", 3, 3, []),
        ("servicenet-adapter-fixtures/healthleads/complete", 1, 1, []),
        ("servicenet-adapter-fixtures/healthleads/bad_matches", 3, 6, []),
        ("servicenet-adapter-fixtures/healthleads/conflicting/1", 1, 1, []),
        ("servicenet-adapter-fixtures/healthleads/invalid_fields", 1, 1, []),
        ("servicenet-adapter-fixtures/healthleads/minimal", 0, 0, [("", Why.MISSING), ("", Why.MISSING)]),
        ("servicenet-adapter-fixtures/smcconnect/complete", 1, 1, []),
        ("servicenet-adapter-fixtures/smcconnect/bad_matches", 1, 0, [("1019", Why.MISSING)]),
        ("servicenet-adapter-fixtures/smcconnect/invalid_fields", 1, 1, []),
        ("servicenet-adapter-fixtures/smcconnect/minimal", 0, 0, [("", Why.MISSING), ("", Why.MISSING)]),
    ],
)
def test_directory_in_tables_of_hsds_is_taken_over(
    path: str, organizations: int, services: int, refused: list[tuple[str, Why]]
) -> None:
    incoming = read(folder(path))
    assert (len(incoming.organizations), len(incoming.services)) == (organizations, services)
    assert [(one.foreign_id, one.why) for one in incoming.refused] == refused


LAAC = """
country: US
{table}:
  Organization Name:
    - {{model: organizations, field: id, required: true}}
    - {{model: organizations, field: name}}
  Website: {{model: organizations, field: url}}
  Who We Are: {{model: organizations, field: description}}
  ID: {{model: services, field: id, required: true}}
  Service Types: {{model: services, field: name}}
  Description of Service Types: {{model: services, field: description}}
  Eligibility: {{model: services, field: eligibility}}
  Spoken Languages: {{model: languages, field: language}}
  Areas Served: {{model: services, field: service_areas}}
  Phone: {{model: phones, field: number}}
"""
ANONYMOUS = """
country: US
{table}:
  Organization Name:
    - {{model: organizations, field: id, required: true}}
    - {{model: organizations, field: name}}
  Service ID: {{model: services, field: id, required: true}}
  Service Name: {{model: services, field: name}}
  Service Description: {{model: services, field: description}}
  Eligibility List: {{model: services, field: eligibility}}
  Language List: {{model: languages, field: language}}
  Resource Site Phone: {{model: phones, field: number}}
  Resource Site ID:
    - {{model: locations, field: id}}
    - {{model: service_at_locations, field: location_id}}
  Line 1: {{model: physical_addresses, field: address_1}}
  Line 2: {{model: physical_addresses, field: address_2}}
  City: {{model: physical_addresses, field: city}}
"""


@pytest.mark.parametrize(
    ("path", "table", "mapping", "titles"),
    [
        (
            "laac",
            "orgs.json",
            LAAC,
            [f"ServiceType0{number}, ServiceType1{number}" for number in (1, 2, 3)],
        ),
        ("laac", "complete.json", LAAC, ["Health-Clinic, Housing Service"]),
        (
            "laac",
            "bad_matches.csv",
            LAAC,
            ["Full Legal Representation, Brief Advice, Pro Se Legal Clinic, Self-Help Materials"],
        ),
        ("anonymous", "AnonymousData.csv", ANONYMOUS, ["One + First", "Name - Second"]),
        ("anonymous", "AnonymousData.json", ANONYMOUS, ["One + First", "Name - Second"]),
    ],
)
def test_other_table_is_taken_over_through_a_mapping(
    path: str, table: str, mapping: str, titles: list[str]
) -> None:
    files = folder(f"servicenet-adapter-fixtures/{path}", only=table)
    incoming = read({**files, "mapping.yaml": mapping.format(table=table)})
    assert [one.record.title for one in incoming.services] == titles


def test_endless_words_of_another_table_are_cut() -> None:
    files = folder("servicenet-adapter-fixtures/laac", only="invalid_fields.json")
    (service,) = read({**files, "mapping.yaml": LAAC.format(table="invalid_fields.json")}).services
    assert len(service.record.title) == 200
    assert [one.field for one in service.remarks if one.why is Why.TOO_LONG] == ["title"]


def test_other_table_without_the_keys_that_a_mapping_needs_is_refused() -> None:
    files = folder("servicenet-adapter-fixtures/laac", only="minimal.json")
    with pytest.raises(NotTakenUp) as refusal:
        read({**files, "mapping.yaml": LAAC.format(table="minimal.json")})
    assert (refusal.value.problem, refusal.value.detail) == (Problem.OTHER_KIND, "minimal: ID")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("anonymous", "anonymousdata"),
        ("eden", "conflictingdata1, conflictingdata2"),
        ("laac", "bad_matches, complete, invalid_fields, minimal, orgs"),
        ("linkforcare", "–"),
        ("sheltertech", "–"),
        (
            "icarol",
            (
                "agencies-missing, agency, complete, ids, ids-missing, invalid_fields, minimal, program, "
                "programs-missing, servicesites, servicesites-missing, sites, sites-missing"
            ),
        ),
    ],
)
def test_directory_in_other_words_is_refused_and_what_was_found_is_named(path: str, found: str) -> None:
    with pytest.raises(NotTakenUp) as refusal:
        read(folder(f"servicenet-adapter-fixtures/{path}"))
    assert (refusal.value.problem, refusal.value.detail) == (Problem.OTHER_KIND, f"package.zip: {found}")
