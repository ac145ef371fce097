"""Whole rows: records, marks, references between rows, and the way back into a workbook."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.records import (
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    Status,
)
from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell
from knotenpunkt.directory.tests.domain.written.samples import ERKELENZ, VOCABULARY
from knotenpunkt.importers.domain.export_rows import (
    Look,
    export_organization_row,
    export_service_row,
    look_of,
)
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.marks import read_mark
from knotenpunkt.importers.domain.references import resolve_references
from knotenpunkt.importers.domain.rows import read_organization_row, read_service_row
from knotenpunkt.importers.tests.domain.samples import CONTEXT, organization, register

CHURCH = "Evangelische Kirchengemeinde Erkelenz"
REFUGE = "SKFM e.V."
SERVICES = replace(
    CONTEXT, providers=register(organization(CHURCH, 1, ERKELENZ), organization(REFUGE, 2, ERKELENZ))
)

COURSE: Mapping[Heading, object] = {
    Heading.NUMBER: 37,
    Heading.SERVICE: "Sprachkurs für Mütter\u00a0mit Kinderbetreuung ",
    Heading.PROVIDER: "Ev. Kirchengemeinde Erkelenz",
    Heading.DESCRIPTION: "Deutschkurs bis Niveau A2.",
    Heading.TARGET_GROUP: "geflüchtete Mütter",
    Heading.MINIMUM_AGE: "18-65",
    Heading.TOPIC: "Deutsch/Begegung",
    Heading.LANGUAGES: "Deutsch, Arabisch",
    Heading.VENUE: "Ort der Begegnung",
    Heading.STREET: "Roermonder Str. 3",
    Heading.POSTAL_CODE: 41812,
    Heading.CITY: "Erkelenz  ",
    Heading.SCHEDULE: "Di 9-11 Uhr",
    Heading.COST: 0,
    Heading.REGISTRATION: "ohne Voranmeldung",
    Heading.CONTACT_PHONE: "(02431) 802330",
    Heading.EMAIL: "kurs(at)example.org",
    Heading.WEBSITE: "https://example.org/",
    Heading.SOURCE: "https://example.org/kurse",
    Heading.NOTE: "seit 2016",
}


def _cells(values: Mapping[Heading, object], look: Look | None = None) -> dict[Heading, RawCell]:
    look = look or Look()
    cells = {heading: RawCell(value, fill=look.fill, strike=look.strike) for heading, value in values.items()}
    first = next(iter(cells))
    return {**cells, first: replace(cells[first], comment=look.comment)}


def test_service_row_becomes_a_record() -> None:
    cells = _cells(COURSE)
    cells[Heading.STATED_ON] = RawCell(datetime.fromisoformat("2019-07-01"), "MM.YYYY")
    record = read_service_row(cells, SERVICES).record
    assert record is not None
    assert (record.number, record.title, record.organization) == (
        37,
        "Sprachkurs für Mütter mit Kinderbetreuung",
        CHURCH,
    )
    assert (record.minimum_age, record.maximum_age, record.topics) == (18, 65, ("sprache", "begegnung"))
    assert record.place == PlaceRecord(
        "Ort der Begegnung", "Roermonder Straße 3", "41812", "Erkelenz", ERKELENZ
    )
    assert (record.languages, record.level_to, record.childcare, record.women_only) == (
        ("de", "ar"),
        "A2",
        True,
        True,
    )
    assert (record.cost_text, record.free_of_charge, record.registration_required) == (
        "kostenlos",
        True,
        False,
    )
    assert (record.phones, record.email) == ((PhoneRecord("+492431802330"),), "kurs@example.org")
    assert (record.website, record.stated_on) == ("example.org", PartialDate(2019, 7))


def test_cells_tell_what_changed() -> None:
    cells = {cell.heading: cell for cell in read_service_row(_cells(COURSE), SERVICES).cells}
    assert (cells[Heading.COST].raw, cells[Heading.COST].written, cells[Heading.COST].changed) == (
        "0",
        "kostenlos",
        True,
    )
    assert not cells[Heading.SCHEDULE].changed


def test_empty_provider_is_the_row_above() -> None:
    above = read_service_row(_cells(COURSE), SERVICES).record
    values: dict[Heading, object] = {**COURSE, Heading.PROVIDER: None}
    below = read_service_row(_cells(values), SERVICES, above).record
    assert below is not None
    assert below.organization == CHURCH
    alone = read_service_row(_cells(values), SERVICES).record
    assert alone is not None
    assert alone.organization == ""


def test_row_without_title_has_no_record() -> None:
    assert read_service_row(_cells({Heading.NUMBER: 1, Heading.CITY: "Erkelenz"}), SERVICES).record is None


@pytest.mark.parametrize(
    ("title", "remark", "confidential"),
    [
        ("Frauenhaus für den Kreis", "", True),
        ("Beratung", "Adresse nicht veröffentlichen!", True),
        ("Beratung", "Vereinsräume in Privathaus, Adresse nicht veröffentlichen", True),
        ("Frauenberatungsstelle", "Adresse prüfen", False),
    ],
)
def test_address_that_must_not_be_published_is_confidential(
    title: str,
    remark: str,
    confidential: bool,  # noqa: FBT001
) -> None:
    reading = read_service_row(_cells({**COURSE, Heading.SERVICE: title, Heading.NOTE: remark}), SERVICES)
    assert reading.record is not None
    assert reading.record.place.confidential is confidential


@pytest.mark.parametrize(
    ("look", "remark", "expected"),
    [
        (Look(), "x", (Status.PUBLISHED, "", "")),
        (Look("FFFF00"), "prüfen", (Status.PUBLISHED, "", "prüfen")),
        (Look("FFFF00"), "", (Status.PUBLISHED, "", "gelb markiert: bitte prüfen")),
        (Look("D9D9D9"), "vorbei", (Status.ARCHIVED, "vorbei", "")),
        (Look("D9D9D9"), "in Planung", (Status.DRAFT, "in Planung", "")),
        (Look(strike=True), "", (Status.ARCHIVED, "durchgestrichen: ersetzt oder aufgelöst", "")),
        (Look("FFFF00", strike=True), "aufgelöst?", (Status.ARCHIVED, "aufgelöst?", "aufgelöst?")),
        (Look(comment="Alten Eintrag löschen!"), "x", (Status.PUBLISHED, "", "Alten Eintrag löschen!")),
        (Look("FFFFFF"), "x", (Status.PUBLISHED, "", "")),
        (Look("BDD7EE"), "x", (Status.PUBLISHED, "", "")),
    ],
)
def test_formatting_has_a_meaning(look: Look, remark: str, expected: tuple[Status, str, str]) -> None:
    mark = read_mark([RawCell("x", fill=look.fill, strike=look.strike, comment=look.comment)], remark)
    assert (mark.status, mark.status_reason, mark.review_reason) == expected


def test_one_coloured_cell_marks_no_row() -> None:
    mark = read_mark([RawCell("a", fill="FFFF00"), RawCell("b"), RawCell("c")], "")
    assert mark.review_reason == ""


_WORDS = st.sampled_from(["", "in Planung", "vorbei", "prüfen", "durchgestrichen: ersetzt oder aufgelöst"])


@given(st.sampled_from(list(Status)), _WORDS, _WORDS, _WORDS)
def test_state_of_an_entry_survives_the_way_through_a_workbook(
    status: Status, reason: str, review: str, remark: str
) -> None:
    record = OrganizationRecord("A", status=status, status_reason=reason, review_reason=review, note=remark)
    look = look_of(record)
    mark = read_mark([RawCell("x", fill=look.fill, strike=look.strike, comment=look.comment)], remark)
    assert (mark.status, mark.status_reason, mark.review_reason) == (status, reason, review)


def test_service_survives_the_way_through_a_workbook() -> None:
    record = read_service_row(_cells(COURSE, Look("FFFF00")), SERVICES).record
    assert record is not None
    again = read_service_row(_cells(export_service_row(record, VOCABULARY), look_of(record)), SERVICES)
    assert again.record == record
    assert not [cell for cell in again.cells if cell.changed]


def test_organization_survives_the_way_through_a_workbook() -> None:
    values = {
        Heading.NUMBER: 86,
        Heading.ORGANIZATION: "Stadt Hueckelhoven ",
        Heading.KIND: "Stadt",
        Heading.STREET: "Rathausstr. 1",
        Heading.POSTAL_CODE: "D-41836",
        Heading.CITY: "Hückelhoven",
        Heading.PHONE: "02433-82100",
        Heading.STATED_ON: "09.2024",
    }
    record = read_organization_row(_cells(values), CONTEXT).record
    assert record is not None
    assert (record.name, record.kind, record.seat.street) == (
        "Stadt Hückelhoven",
        "municipality",
        "Rathausstraße 1",
    )
    exported = export_organization_row(record, VOCABULARY)
    assert exported[Heading.PHONE] == "02433 82100"
    assert read_organization_row(_cells(exported), CONTEXT).record == record


def test_organization_without_number_is_asked_about() -> None:
    reading = read_organization_row(_cells({Heading.ORGANIZATION: "Amos Oberbruch e.V."}), CONTEXT)
    assert reading.record is not None
    assert [issue.kind for _, issue in reading.questions] == [IssueKind.MISSING_NUMBER]


def test_reference_is_filled_where_rows_of_the_same_source_agree() -> None:
    referring = {**COURSE, Heading.STREET: "s.o.", Heading.NUMBER: 38}
    elsewhere = {
        **COURSE,
        Heading.STREET: "Am Hagelkreuz",
        Heading.NUMBER: 39,
        Heading.SOURCE: "https://example.org/b",
    }
    rows = [read_service_row(_cells(values), SERVICES) for values in (COURSE, elsewhere, referring)]
    resolved = resolve_references(rows)[2]
    assert resolved.record is not None
    assert resolved.record.place.street == "Roermonder Straße 3"
    ((cell, issue),) = [found for found in resolved.questions if found[0].heading is Heading.STREET]
    assert (cell.written, issue.chosen) == ("Roermonder Straße 3", "Roermonder Straße 3")
    assert issue.candidates == ("Roermonder Straße 3", "Am Hagelkreuz")


def test_reference_stays_open_where_nothing_proves_it() -> None:
    referring = {**COURSE, Heading.STREET: "s.o.", Heading.SOURCE: "https://example.org/b"}
    rows = [read_service_row(_cells(values), SERVICES) for values in (COURSE, referring)]
    resolved = resolve_references(rows)[1]
    assert resolved.record is not None
    assert resolved.record.place.street == ""
    assert [issue.candidates for _, issue in resolved.questions] == [("Roermonder Straße 3",)]
