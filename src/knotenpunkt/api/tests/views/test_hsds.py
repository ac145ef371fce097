"""Data: the catalogue in the words of HSDS."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator, FormatChecker

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.api.domain.taxonomies import taxonomy_key, term_key
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.hsds.domain.schemas import self_contained
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from tests.harness.standard_schemas import faults, standard_validator

pytestmark = pytest.mark.django_db
ROOTS = ("/hsds/v3/", "/hsds/v3/heinsberg/")
OBJECTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
TITLES = ["Chor <b>Vielklang</b>", "Frauenhaus", "Migrationsberatung", "Sprachkurs für Mütter"]


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def read(client: Client, address: str, **asked: str) -> dict[str, Any]:
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def names(client: Client, **asked: str) -> list[str]:
    return sorted(one["name"] for one in read(client, "/hsds/v3/services", **asked)["contents"])


def named(client: Client, name: str, **asked: str) -> dict[str, Any]:
    page = read(client, "/hsds/v3/services", full="true", **asked)
    return next(one for one in page["contents"] if one["name"] == name)


@pytest.mark.parametrize("root", ROOTS)
def test_root_says_version_profile_and_publisher(client: Client, centre: Centre, root: str) -> None:
    said = read(client, root)

    assert (said["version"], said["profile"]) == ("3.1", "http://testserver/hsds/profile/")


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(("name", "kind"), OBJECTS.items())
def test_every_record_fits_the_schemas(
    client: Client, centre: Centre, root: str, name: str, kind: str
) -> None:
    checker = Draft202012Validator(self_contained(vocabulary(), kind), format_checker=FormatChecker())
    shown = read(client, f"{root}{name}")["contents"]
    whole = [read(client, f"{root}{name}/{one['id']}") for one in shown]

    assert len(shown) > 0
    assert [one["id"] for one in shown] == [one["id"] for one in whole]
    assert [error.message for one in (*shown, *whole) for error in checker.iter_errors(one)] == []
    assert unknown_fields(kind, whole) == []


@pytest.mark.parametrize(("name", "kind"), OBJECTS.items())
def test_every_record_fits_the_schemas_of_the_standard(
    client: Client, centre: Centre, name: str, kind: str
) -> None:
    Organization.objects.public().update(website="https://www.bündnis-hs.example/über uns")
    validator = standard_validator(kind)
    shown = read(client, f"/hsds/v3/{name}")["contents"]
    whole = [read(client, f"/hsds/v3/{name}/{one['id']}") for one in shown]

    assert len(shown) > 0
    assert [fault for one in (*shown, *whole) for fault in faults(validator, one)] == []


def unknown_fields(kind: str, records: list[Any]) -> list[str]:
    """What no field of the vocabulary is called; every record says only what the schemas know."""
    fields, found = vocabulary()[kind].fields, []
    for record in records:
        found += [f"{kind}.{name}" for name in record if name not in fields]
        for name, value in record.items():
            if name in fields and fields[name].is_nested:
                found += unknown_fields(fields[name].of, value if isinstance(value, list) else [value])
    return found


def test_published_services_of_all_centres_and_of_one(client: Client, centre: Centre) -> None:
    elsewhere = factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    choir = Change(None, factories.service_record("Chor in Brüggen"))
    save_catalogue(elsewhere, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)

    assert names(client) == sorted([*TITLES, "Chor in Brüggen"])
    assert read(client, "/hsds/v3/heinsberg/services")["total_items"] == 4
    assert [one["name"] for one in read(client, "/hsds/v3/viersen/services")["contents"]] == [
        "Chor in Brüggen"
    ]


def test_pages_hold_every_service_once(client: Client, centre: Centre) -> None:
    pages = [read(client, "/hsds/v3/services", per_page="3", page=number) for number in ("1", "2")]
    facts = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty")

    assert [tuple(page[name] for name in facts) for page in pages] == [
        (4, 2, 1, 3, True, False, False),
        (4, 2, 2, 1, False, True, False),
    ]
    assert len({one["id"] for page in pages for one in page["contents"]}) == 4


def test_list_of_nothing_is_an_empty_page(client: Client) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    page = read(client, "/hsds/v3/viersen/services")

    assert (page["total_items"], page["empty"], page["contents"]) == (0, True, [])
    assert (page["first_page"], page["last_page"]) == (True, True)


def test_conditions_narrow_together(client: Client, centre: Centre) -> None:
    caritas = str(Organization.objects.public().get(name=scenario.CARITAS.name).pk)
    advice, groups = term_key("topic", "counselling"), taxonomy_key("target_group")

    assert names(client, organization_id=caritas) == ["Migrationsberatung", "Sprachkurs für Mütter"]
    assert names(client, taxonomy_term_id=advice) == ["Frauenhaus", "Migrationsberatung"]
    assert names(client, taxonomy_term_id=advice, organization_id=caritas) == ["Migrationsberatung"]
    assert names(client, taxonomy_id=groups) == ["Migrationsberatung", "Sprachkurs für Mütter"]
    assert names(client, taxonomy_id=groups, taxonomy_term_id=advice) == ["Migrationsberatung"]
    assert names(client, modified_after="2999-01-01") == []
    assert names(client, modified_after="1900-01-01T00:00:00 01:00") == TITLES


def test_minimal_tells_what_every_service_has(client: Client, centre: Centre) -> None:
    found = read(client, "/hsds/v3/services", minimal="true")["contents"]
    answer = client.get("/hsds/v3/services", {"minimal": "true", "format": "ndjson"})
    lines = list(map(json.loads, answer.streaming_content))  # type: ignore[attr-defined]

    assert [sorted(one) for one in found] == [["id", "name", "status"]] * 4
    assert [sorted(one) for one in lines] == [["id", "last_modified", "name", "status"]] * 4


def test_lines_hold_every_service(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/services", {"format": "ndjson"})
    lines = b"".join(answer.streaming_content).splitlines()  # type: ignore[attr-defined]

    assert (answer.headers["Content-Type"], len(lines)) == ("application/x-ndjson", 4)


def test_facts_of_a_service(client: Client, centre: Centre) -> None:
    course = named(client, "Sprachkurs für Mütter")
    schedule = course["schedules"][0]
    place = course["service_at_locations"][0]["location"]

    assert (course["childcare"], course["level_from"], course["is_free"]) == (True, "A1", True)
    assert course["page_url"] == "http://testserver/de/heinsberg/angebote/sprachkurs-fuer-muetter/"
    assert course["organization"]["name"] == "Caritasverband Erkelenz"
    assert (schedule["freq"], schedule["byday"], schedule["opens_at"]) == ("WEEKLY", "TH", "14:30")
    assert (place["name"], place["municipality_key"]) == ("Ort der Begegnung", "05370004")
    assert [one["code"] for one in course["languages"]] == ["ar", "de"]
    assert [one["taxonomy_term"]["code"] for one in course["attributes"]] == [
        "german-language",
        "women",
        "mothers",
    ]


def test_provider_known_by_words_only_is_named_in_the_service(client: Client, centre: Centre) -> None:
    choir = named(client, "Chor <b>Vielklang</b>")

    assert choir["organization"]["name"] == choir["provider_description"] == "Singkreis"
    assert "organization_id" not in choir


def test_whole_organization_names_its_services(client: Client, centre: Centre) -> None:
    caritas = Organization.objects.public().get(name=scenario.CARITAS.name)
    short = read(client, f"/hsds/v3/organizations/{caritas.pk}")
    whole = read(client, f"/hsds/v3/organizations/{caritas.pk}", full_service="true")

    assert [sorted(one) for one in short["services"]] == [["id", "name", "status"]] * 2
    assert [one["name"] for one in whole["services"]] == ["Sprachkurs für Mütter", "Migrationsberatung"]
    assert whole["services"][0]["languages"][0]["code"] == "ar"


@override_settings(KEPT_PAGES_BYTES=0)
@pytest.mark.parametrize("name", OBJECTS)
def test_number_of_statements_does_not_grow(client: Client, centre: Centre, name: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(client, f"/hsds/v3/{name}")
        return len(captured)

    few = statements()
    more = [
        Change(None, replace(record, title=f"{record.title} {number}"))
        for record in (scenario.MOTHERS_COURSE, scenario.ADVICE, scenario.CHOIR)
        for number in range(5)
    ]
    save_catalogue(centre, CatalogueChanges((), more), actor=OPERATOR, now=scenario.NOW)

    assert statements() == few


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("page=0", "“page” is a whole number from 1 to 1000000, not “0”."),
        ("page=9", "There is no page 9; the last one is 1."),
        ("page=%D9%A3", "“page” is a whole number from 1 to 1000000, not “٣”."),
        ("per_page=100000", "“per_page” is a whole number from 1 to 1000, not “100000”."),
        ("full=maybe", "“full” is true or false, not “maybe”."),
        ("organization_id=7", "“organization_id” is a UUID, not “7”."),
        ("format=xml", "“format” is json or ndjson, not “xml”."),
        (
            "modified_after=yesterday",
            "“modified_after” is a day or a moment as 2026-03-15T10:30:00Z, not “yesterday”.",
        ),
        ("full=true&full=false", "“full” is given 2 times; give it once."),
        ("search=%FF", "The parameters are not written in UTF-8."),
        ("search=caf%E9", "The parameters are not written in UTF-8."),
        ("&".join(f"a{number}=1" for number in range(1001)), "Up to 1000 parameters are read."),
        ("search=%00", "“search” may be up to 200 letters long, without control characters."),
    ],
)
def test_bad_question_is_answered_with_a_sentence(
    client: Client, centre: Centre, asked: str, sentence: str
) -> None:
    answer = client.get(f"/hsds/v3/services?{asked}")

    assert (answer.status_code, answer.json()["detail"]) == (400, sentence)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_unknown_parameter_is_named_with_those_there_are(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/taxonomies?sort=name")

    assert answer.json()["detail"] == (
        "There is no parameter “sort” here; there are: format, page, per_page, search."
    )


def test_parameter_is_refused_where_none_is_read(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/openapi.json?sort=name")

    assert answer.json()["detail"] == "There is no parameter “sort” here; none is read."


@pytest.mark.parametrize("root", ROOTS)
def test_root_is_answered_without_its_slash_too(client: Client, centre: Centre, root: str) -> None:
    assert client.get(root.removesuffix("/")).json() == client.get(root).json()


@pytest.mark.parametrize("key", ["00000000-0000-4000-8000-000000000000", "7", "%00", "services"])
def test_unknown_key_is_not_found(client: Client, centre: Centre, key: str) -> None:
    assert client.get(f"/hsds/v3/services/{key}").status_code == 404


def test_unknown_centre_is_not_found(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/nowhere/services")

    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "There is no centre “nowhere” in this instance.",
    )


def test_list_with_a_slash_at_its_end_is_no_centre(client: Client, centre: Centre) -> None:
    answer = client.get("/hsds/v3/services/")

    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "Lists have no slash at their end; this one is /hsds/v3/services.",
    )


@pytest.mark.parametrize(
    "address", ["heinsberg/services/", "heinsberg/unknown", "nowhere/at/all", "%00/services", "services/a/b"]
)
def test_address_where_nothing_lies_is_told_in_json(client: Client, centre: Centre, address: str) -> None:
    answer = client.get(f"/hsds/v3/{address}")

    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (404, "*")
    assert answer.json()["detail"] == (
        "Nothing lies at this address; /hsds/v3/openapi.json says what there is."
    )


def test_every_origin_may_read_and_nobody_may_write(centre: Centre) -> None:
    client = Client(enforce_csrf_checks=True)
    answers = [
        client.get("/hsds/v3/services"),
        client.options("/hsds/v3/services"),
        client.post("/hsds/v3/services"),
        client.generic("QUERY", "/hsds/v3/services"),
        client.delete("/hsds/v3/services"),
    ]

    assert [one.status_code for one in answers] == [200, 204, 405, 405, 405]
    assert {one.headers["Access-Control-Allow-Origin"] for one in answers} == {"*"}
    assert answers[2].headers["Allow"] == "GET, HEAD, OPTIONS"


def test_nothing_confidential_and_no_draft_appears(client: Client, centre: Centre) -> None:
    draft = Service.objects.unscoped(reason="drafts too").get(title="Entwurfsangebot")
    everything = b"".join(
        client.get(
            f"{root}{name}", {"full": "true"} if name not in {"taxonomies", "taxonomy_terms"} else {}
        ).content
        for root in ROOTS
        for name in OBJECTS
    ).decode()

    assert [
        secret for secret in (*scenario.SECRETS, "Entwurfsangebot", str(draft.pk)) if secret in everything
    ] == []
    assert "Frauenhaus" in everything


@override_settings(KEPT_PAGES_BYTES=1_000_000)
def test_feed_of_a_centre_is_prepared_once_per_change_of_this_centre(client: Client, centre: Centre) -> None:
    elsewhere = factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    client = Client()
    address = "/hsds/v3/heinsberg/services?full=true"
    client.get(address)

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    assert statements() == 1
    count_change(elsewhere, now=scenario.NOW)
    assert statements() == 1
    count_change(centre, now=scenario.NOW)
    assert statements() > 10
