"""Records against the vocabulary and our criteria: what is found, where, how often."""

from typing import Any

import pytest

from knotenpunkt.hsds.domain.findings import Place, Severity, Unit
from knotenpunkt.hsds.tests.checked import (
    KEYS,
    errors,
    good_service,
    package,
    report_of,
    report_of_json,
    told,
)


def test_good_service_has_nothing_to_be_found() -> None:
    report = report_of_json(good_service())

    assert (told(report), report.is_valid, report.quality.score) == ([], True, 100)
    assert report.records == {
        "service": 1, "organization": 1, "phone": 1, "schedule": 1, "service_area": 1, "attribute": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ({"status": "aktiv"}, "service.status not_allowed"),
        ({"id": "1"}, "service.id not_uuid"),
        ({"id": 1}, "service.id not_text"),
        ({"name": ["Kurs"]}, "service.name not_text"),
        ({"name": None}, "service.name null"),
        ({"name": ""}, "service.name empty"),
        ({"url": "www.example.org"}, "service.url not_uri"),
        ({"url": "https://"}, "service.url not_uri"),
        ({"email": "kurs"}, "service.email not_email"),
        ({"assured_date": "1.11.2026"}, "service.assured_date not_date"),
        ({"assured_date": "2026-02-30"}, "service.assured_date not_date"),
        ({"assured_date": "2026-11-27"}, "service.assured_date in_future"),
        ({"last_modified": "2026-11-01"}, "service.last_modified not_instant"),
        ({"last_modified": "2026-11-01T10:00:00"}, "service.last_modified not_instant"),
        ({"minimum_age": "18"}, "service.minimum_age not_number"),
        ({"minimum_age": True}, "service.minimum_age not_number"),
        ({"minimum_age": 18, "maximum_age": 6}, "service.maximum_age ends_early"),
        ({"is_free": "ja"}, "service.is_free not_boolean"),
        ({"phones": {}, "email": "a@b.de"}, "service.phones not_list"),
        ({"phones": ["02452 134222"], "email": "a@b.de"}, "service.phones not_object"),
        ({"organization": ["Verein"]}, "service.organization not_object"),
        ({"farbe": "rot"}, "service.farbe unknown_field"),
        ({"centre_key": "5370"}, "service.centre_key not_ags"),
        ({"assured_date": "2026-05-26"}, "service.assured_date ageing"),
        ({"assured_date": "2024-11-26"}, "service.assured_date old"),
        ({"description": "Kurz."}, "service.description lacks_description"),
        ({"attributes": []}, "service.attributes lacks_topics"),
        ({"schedules": []}, "service.schedules lacks_schedule"),
        ({"service_areas": []}, "service.service_at_locations lacks_place"),
        ({"fees_description": ""}, "service.cost_options lacks_cost"),
        ({"phones": [{"id": KEYS[2], "number": "02452 134222"}]}, "phone.number not_phone"),
        (
            {"phones": [{"id": KEYS[2], "service_id": KEYS[9], "number": "+492452134222"}]},
            "phone.service_id other_owner",
        ),
        ({"languages": [{"id": KEYS[2], "code": "deutsch!"}]}, "language.code not_language"),
        ({"schedules": [{"id": KEYS[2], "opens_at": "9 Uhr"}]}, "schedule.opens_at not_time"),
        (
            {"schedules": [{"id": KEYS[2], "valid_from": "2026-05-01", "valid_to": "2026-04-01"}]},
            "schedule.valid_to ends_early",
        ),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_nothing_else(fields: dict[str, Any], finding: str) -> None:
    assert told(report_of_json(good_service(**fields))) == [finding]


@pytest.mark.parametrize(
    ("latitude", "longitude", "finding"),
    [
        (51.06, 6.1, []),
        (6.1, 51.06, ["location.latitude swapped_place"]),
        (48.85, 2.35, ["location.latitude outside_germany"]),
        (91, 6.1, ["location.latitude impossible_place"]),
        (51.06, 181, ["location.longitude impossible_place"]),
    ],
)
def test_places_lie_in_germany(latitude: float, longitude: float, finding: list[str]) -> None:
    location = {"id": KEYS[0], "location_type": "physical", "latitude": latitude, "longitude": longitude}

    assert told(report_of_json(location)) == finding


def test_same_finding_is_counted_with_its_first_three_places() -> None:
    services = [good_service(id=key, status="aktiv", phones=[], email="a@b.de") for key in KEYS[:5]]

    (finding,) = report_of_json({"contents": services}).findings

    assert (finding.severity, finding.count, finding.expected[0]) == (Severity.ERROR, 5, "active")
    assert [place.record for place in finding.places] == KEYS[:3]
    assert finding.places[1] == Place("angebote.json", Unit.RECORD, 2, "", KEYS[1], "aktiv")


def test_place_says_the_way_to_what_is_nested() -> None:
    service = good_service(
        organization={"id": KEYS[1], "name": "A", "description": "B", "phones": [{"id": KEYS[2]}]}
    )

    (finding,) = report_of_json([service]).findings

    assert (finding.object, finding.field, finding.places[0].path) == (
        "phone",
        "number",
        "organization.phones[0]",
    )


def test_key_that_a_list_has_twice_is_an_error_but_not_one_told_again_inside() -> None:
    twice = [good_service(), good_service()]

    assert errors(report_of_json(twice)) == ["service.id id_twice"]
    assert errors(report_of_json([good_service(), good_service(id=KEYS[9], phones=[], schedules=[])])) == []


def test_list_of_keys_alone_is_a_hint() -> None:
    minimal = [{"id": KEYS[0], "last_modified": "2026-11-01T10:00:00Z"}]

    assert told(report_of_json({"contents": minimal})) == ["service. minimal"]


def test_references_between_tables_lead_somewhere() -> None:
    files = {
        "services.csv": f"id,organization_id,name,status\n{KEYS[0]},{KEYS[1]},Kurs,active\n",
        "organizations.csv": f"id,name,description\n{KEYS[2]},Verein,Ein Verein\n",
        "phones.csv": f"id,location_id,number\n{KEYS[3]},{KEYS[4]},+492452134222\n",
    }

    report = report_of("paket.zip", package(files))

    assert errors(report) == ["service.organization_id leads_nowhere"]
    (place,) = report.findings[0].places
    assert (place.file, place.unit, place.number, place.value) == ("services.csv", Unit.ROW, 2, KEYS[1])


def test_quality_of_tables_is_that_of_the_joined_records() -> None:
    files = {
        "services.csv": f"id,organization_id,name,status\n{KEYS[0]},{KEYS[1]},Kurs,active\n",
        "service_at_location.csv": f"id,service_id,location_id\n{KEYS[2]},{KEYS[0]},{KEYS[3]}\n",
        "schedules.csv": f"id,service_at_location_id,opens_at\n{KEYS[4]},{KEYS[2]},09:00\n",
        "attributes.csv": "id,link_id,link_entity,link_type,taxonomy_term_id\n"
        f"{KEYS[5]},{KEYS[0]},service,topic,{KEYS[6]}\n",
    }  # fmt: skip

    met = report_of("paket.zip", package(files)).quality.met

    assert sorted(name for name, number in met.items() if number) == [
        "place",
        "provider",
        "schedule",
        "topics",
    ]


def test_numbers_and_truths_in_tables_are_written_as_text() -> None:
    table = f"id,name,status,minimum_age,is_free,organization_id\n{KEYS[0]},Kurs,active,16.5,true,{KEYS[1]}\n"
    wrong = table.replace("16.5", '"16,5"').replace("true", "vielleicht")

    assert errors(report_of("services.csv", table)) == []
    assert errors(report_of("services.csv", wrong)) == [
        "service.is_free not_boolean",
        "service.minimum_age not_number",
    ]
