"""Data: the whole catalogue of a centre as files."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from frictionless import Package
from jsonschema import Draft202012Validator, FormatChecker
from openpyxl import load_workbook

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.api.queries.german_names import german_names
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, Status
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.tests import factories, scenario
from knotenpunkt.hsds.domain.schemas import self_contained
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.regions.models import Centre
from tests.harness.shared_data import shared_data

pytestmark = pytest.mark.django_db
PACKAGE = "/daten/heinsberg/paket.zip"
WORKBOOK = "/daten/heinsberg/katalog.xlsx"
LINES = "/daten/heinsberg/katalog.ndjson"


@pytest.fixture
def centre() -> Centre:
    return scenario.heinsberg()


def content(client: Client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.getvalue()


def unpacked(client: Client, address: str = PACKAGE) -> dict[str, bytes]:
    with ZipFile(BytesIO(content(client, address))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files[name].decode(), newline="")))


def test_package_is_valid_for_a_reader_that_is_not_ours(
    client: Client, centre: Centre, tmp_path: Path
) -> None:
    nobodys = Change(None, factories.service_record("Angebot von niemandem"))
    save_catalogue(centre, CatalogueChanges((), (nobodys,)), actor=OPERATOR, now=scenario.NOW)
    file = tmp_path / "paket.zip"
    file.write_bytes(content(client, PACKAGE))
    report = Package(str(file)).validate()

    assert report.flatten(["title", "fieldName", "note"]) == []
    assert (report.valid, report.stats["tasks"]) == (True, len(vocabulary()))


def test_package_of_an_empty_centre_is_valid(client: Client, tmp_path: Path) -> None:
    factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    file = tmp_path / "paket.zip"
    file.write_bytes(content(client, "/daten/viersen/paket.zip"))

    assert Package(str(file)).validate().valid is True


def test_a_reader_that_is_not_ours_finds_what_is_wrong(
    client: Client, centre: Centre, tmp_path: Path
) -> None:
    for name, written in unpacked(client).items():
        (tmp_path / name).write_bytes(written.replace(b",active,", b",open,"))

    assert Package(str(tmp_path / "datapackage.json")).validate().valid is False


def test_every_table_of_the_standard_is_there_with_its_columns(client: Client, centre: Centre) -> None:
    standard = json.loads(shared_data("hsds/3.1/datapackage.json").read_text(encoding="utf-8"))
    files = unpacked(client)
    missing = []
    for table in standard["resources"]:
        header = next(csv.reader(StringIO(files[table["path"]].decode())))
        missing += [
            f"{table['name']}.{one['name']}" for one in table["schema"]["fields"] if one["name"] not in header
        ]

    assert missing == []


def test_foreign_keys_are_those_of_the_standard(client: Client, centre: Centre) -> None:
    standard = json.loads(shared_data("hsds/3.1/datapackage.json").read_text(encoding="utf-8"))
    ours = json.loads(unpacked(client)["datapackage.json"])
    keys = {
        (table["name"], key["fields"][0], key["reference"]["resource"])
        for table in ours["resources"]
        for key in table["schema"]["foreignKeys"]
    }

    assert {
        (table["name"], key["fields"], key["reference"]["resource"])
        for table in standard["resources"]
        for key in table["schema"].get("foreignKeys", [])
    } <= keys


def test_package_says_whose_catalogue_it_is_and_of_which_state(client: Client, centre: Centre) -> None:
    told = json.loads(unpacked(client)["datapackage.json"])
    number = centre.revision.number

    assert told["licenses"] == [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    assert told["sources"] == [{"title": centre.name, "path": "http://testserver/de/heinsberg/"}]
    assert (told["version"], told["created"]) == (f"3.1.{number}", "2026-11-23T09:00:00Z")


@override_settings(DATA_LICENCE="https://kreis.example/lizenz")
def test_a_licence_that_is_not_listed_is_named_by_its_address(client: Client, centre: Centre) -> None:
    told = json.loads(unpacked(client)["datapackage.json"])

    assert told["licenses"] == [{"path": "https://kreis.example/lizenz"}]


def test_rows_are_those_of_the_records(client: Client, centre: Centre) -> None:
    files = unpacked(client)
    services = {row["name"]: row for row in rows(files, "services.csv")}
    course, choir = services["Sprachkurs für Mütter"], services["Chor <b>Vielklang</b>"]
    organizations = {row["id"]: row["name"] for row in rows(files, "organizations.csv")}

    assert (course["childcare"], course["minimum_age"], course["level_from"]) == ("true", "18", "A1")
    assert organizations[course["organization_id"]] == "Caritasverband Erkelenz"
    assert organizations[choir["organization_id"]] == "Singkreis"
    assert sorted(
        row["code"] for row in rows(files, "languages.csv") if row["service_id"] == course["id"]
    ) == [
        "ar",
        "de",
    ]


def test_every_row_is_there_once_and_in_the_order_of_keys(client: Client, centre: Centre) -> None:
    files = unpacked(client)
    keys = {name: [row["id"] for row in rows(files, name)] for name in files if name.endswith(".csv")}

    assert {name: found for name, found in keys.items() if found != sorted(set(found))} == {}
    assert len(keys["services.csv"]) == 4


@override_settings(KEPT_PAGES_BYTES=0)
@pytest.mark.parametrize("address", [PACKAGE, WORKBOOK, LINES])
def test_the_same_state_is_the_same_bytes_in_a_year_as_well(
    client: Client, centre: Centre, address: str
) -> None:
    first = content(client, address)
    with patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=366)):
        later = content(client, address)

    assert later == first


@override_settings(KEPT_PAGES_BYTES=0)
def test_a_change_makes_another_state(client: Client, centre: Centre) -> None:
    before = json.loads(unpacked(client)["datapackage.json"])
    choir = Change(None, factories.service_record("Chor"))
    save_catalogue(
        centre, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW + timedelta(hours=1)
    )
    after = json.loads(unpacked(client)["datapackage.json"])

    assert (before["created"], after["created"]) == ("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
    assert before["version"] != after["version"]


def test_workbook_has_the_rows_of_the_package_under_german_headings(client: Client, centre: Centre) -> None:
    workbook = load_workbook(BytesIO(content(client, WORKBOOK)), read_only=True)
    german, fields, *found = workbook["Angebote"].iter_rows(values_only=True)
    shown = [dict(zip(fields, row, strict=False)) for row in found]
    package = rows(unpacked(client), "services.csv")

    assert [one["name"] for one in shown] == [one["name"] for one in package]
    assert dict(zip(fields, german, strict=True))["childcare"] == "Kinderbetreuung"
    assert {one["name"]: one["childcare"] for one in shown}["Sprachkurs für Mütter"] == "ja"
    assert {one["name"]: one["minimum_age"] for one in shown}["Sprachkurs für Mütter"] == 18


def test_workbook_leaves_out_tables_and_columns_that_nobody_filled(client: Client, centre: Centre) -> None:
    workbook = load_workbook(BytesIO(content(client, WORKBOOK)), read_only=True)

    assert workbook.sheetnames == [
        "Über diese Daten",
        "Angebote",
        "Träger",
        "Orte",
        "Adressen",
        "Angebote an Orten",
        "Zeiten",
        "Telefonnummern",
        "Sprachen",
        "Einzugsgebiete",
        "Kosten",
        "Zugeordnete Begriffe",
        "Wortlisten",
        "Begriffe",
        "Übersetzungen",
    ]
    assert "wait_time" not in next(workbook["Angebote"].iter_rows(min_row=2, values_only=True))


def test_workbook_calculates_nothing_and_takes_every_text(client: Client, centre: Centre) -> None:
    odd = factories.service_record("=1+1", description="a" * 40_000 + "\x0b")
    save_catalogue(centre, CatalogueChanges((), (Change(None, odd),)), actor=OPERATOR, now=scenario.NOW)
    sheet = load_workbook(BytesIO(content(client, WORKBOOK)))["Angebote"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}

    assert cells["=1+1"] == "s"
    assert max(len(str(value)) for value in cells) == 32_767


def test_every_table_and_column_has_a_german_name() -> None:
    names = german_names()

    assert names.tables.keys() == vocabulary().keys()
    assert names.columns.keys() == {column.name for one in vocabulary().values() for column in one.columns}
    assert len(set(names.tables.values())) == len(names.tables)


def lines(client: Client, address: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content(client, address).splitlines()]


def test_lines_are_whole_services(client: Client, centre: Centre) -> None:
    checker = Draft202012Validator(self_contained(vocabulary(), "service"), format_checker=FormatChecker())
    found = lines(client, LINES)

    assert [error.message for one in found for error in checker.iter_errors(one)] == []
    assert sorted(one["organization"]["name"] for one in found) == [
        "Caritasverband Erkelenz",
        "Caritasverband Erkelenz",
        "Frauen helfen Frauen e.V.",
        "Singkreis",
    ]


def test_lines_of_the_instance_are_those_of_all_centres(client: Client, centre: Centre) -> None:
    elsewhere = factories.centre("viersen", "05166", factories.municipality("05166004", "Brüggen"))
    choir = Change(None, factories.service_record("Chor in Brüggen"))
    save_catalogue(elsewhere, CatalogueChanges((), (choir,)), actor=OPERATOR, now=scenario.NOW)

    assert len(lines(client, "/daten/katalog.ndjson")) == 5
    assert [one["name"] for one in lines(client, "/daten/viersen/katalog.ndjson")] == ["Chor in Brüggen"]
    assert len(rows(unpacked(client), "services.csv")) == 4


def archived(centre: Centre) -> None:
    """An offer and an organization that the centre no longer shows."""
    organization = OrganizationRecord(name="Träger Altpapier", status=Status.ARCHIVED)
    service = factories.service_record("Angebot Altpapier", status=Status.ARCHIVED)
    changes = CatalogueChanges((Change(None, organization),), (Change(None, service),))
    save_catalogue(centre, changes, actor=OPERATOR, now=scenario.NOW)


@pytest.mark.parametrize("address", [PACKAGE, WORKBOOK, LINES, "/daten/katalog.ndjson"])
def test_nothing_confidential_no_draft_and_nothing_archived_appears(
    client: Client, centre: Centre, address: str
) -> None:
    archived(centre)
    hidden = Service.objects.unscoped(reason="drafts too").exclude(status=Status.PUBLISHED)
    words = [
        *scenario.SECRETS,
        "Entwurfsangebot",
        "Altpapier",
        *map(str, hidden.values_list("pk", flat=True)),
    ]
    files = (
        unpacked(client, address) if address in {PACKAGE, WORKBOOK} else {address: content(client, address)}
    )
    everything = b"".join(files.values()).decode()

    assert (len(words), [word for word in words if word in everything]) == (len(scenario.SECRETS) + 4, [])
    assert "Frauenhaus" in everything


@pytest.mark.parametrize("address", [PACKAGE, WORKBOOK, LINES, "/daten/katalog.ndjson"])
def test_a_question_that_nobody_asked_for_is_refused(client: Client, centre: Centre, address: str) -> None:
    answer = client.get(address, {"sort": "name"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.parametrize("name", ["paket.zip", "katalog.xlsx", "katalog.ndjson"])
def test_an_unknown_centre_is_not_found(client: Client, centre: Centre, name: str) -> None:
    assert client.get(f"/daten/nirgends/{name}").status_code == 404


def test_whoever_has_the_package_is_not_sent_it_again(client: Client, centre: Centre) -> None:
    mark = client.get(PACKAGE).headers["ETag"]

    assert client.get(PACKAGE, headers={"If-None-Match": mark}).status_code == 304


@override_settings(DATA_LICENCE="CC0-1.0")
@pytest.mark.parametrize("address", [PACKAGE, WORKBOOK, LINES, "/hsds/v3/services"])
def test_every_answer_names_the_licence(client: Client, centre: Centre, address: str) -> None:
    assert client.get(address).headers["Link"] == (
        '<https://creativecommons.org/publicdomain/zero/1.0/>; rel="license"'
    )
