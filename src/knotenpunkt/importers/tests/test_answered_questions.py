"""Answers to the questions of the demo workbook: each changes the plan as it says, and holds for the next workbook."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused, Actor, Grant, Role
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions.answer_questions import GivenAnswer, answer_questions, forget_answer
from knotenpunkt.importers.domain.answers import Deed
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.models import Errand, RememberedAnswer, WorkbookUpload
from knotenpunkt.importers.queries.remembered_answers import remembered_answers_of
from knotenpunkt.importers.tests.uploads import (
    NOW,
    answered,
    asked_at,
    done,
    question_at,
    report_of,
    uploaded,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

CARITAS = "Caritasverband für die Region Heinsberg e.V."


@pytest.fixture
def upload(heinsberg: Centre, demo_workbook: Path) -> WorkbookUpload:
    """The demo workbook, read into an empty catalogue."""
    return uploaded(heinsberg, demo_workbook)


def services(upload: WorkbookUpload) -> dict[int | None, ServiceRecord]:
    """What the catalogue holds once the upload is written, by number."""
    done(upload, Errand.APPLY)
    return {record.number: record for record in stored_catalogue(upload.centre).services.values()}


def organizations(upload: WorkbookUpload) -> dict[str, OrganizationRecord]:
    return {record.name: record for record in stored_catalogue(upload.centre).organizations.values()}


def number_in(path: Path, row: int) -> int:
    return int(str(load_workbook(path)["Angebote"][f"A{row}"].value))


def test_a_name_is_the_organization_that_was_chosen(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "C9", "uncertain_name", Deed.READ_AS, CARITAS)

    assert (asked_at(again, "C9"), again.question_count) == (set(), upload.question_count - 1)
    assert services(again)[number_in(demo_workbook, 9)].organization == CARITAS


def test_a_name_becomes_a_new_organization(upload: WorkbookUpload, demo_workbook: Path) -> None:
    name = "Caritas Beratungsstelle Sucht"
    before = report_of(upload).count(Fate.CREATED)
    again = answered(upload, "C149", "unknown_name", Deed.CREATE, name)

    assert report_of(again).count(Fate.CREATED) == before + 1
    assert services(again)[number_in(demo_workbook, 149)].organization == name
    assert organizations(again)[name].status is Status.PUBLISHED


def test_a_created_organization_is_met_again_and_not_missed(
    upload: WorkbookUpload, demo_workbook: Path
) -> None:
    done(answered(upload, "C149", "unknown_name", Deed.CREATE, "Caritas Beratungsstelle Sucht"), Errand.APPLY)
    report = report_of(uploaded(upload.centre, demo_workbook))

    assert (report.written_count, report.count(Fate.MISSING)) == (0, 0)


def test_text_that_was_kept_is_asked_about_no_more(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "C103", "uncertain_name", Deed.KEEP)

    assert asked_at(again, "C103") == set()
    assert (
        services(again)[number_in(demo_workbook, 103)].provider_text == "Städtische Realschule Geilenkirchen"
    )


def test_a_row_that_is_another_organization_is_left_out(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "B8", "near_duplicate", Deed.SAME, "AMOS e.V.")

    assert report_of(again).count(Fate.NEEDS_DECISION) == 2
    assert (asked_at(again, "C112"), asked_at(again, "C115")) == (set(), set())
    assert services(again)[number_in(demo_workbook, 112)].organization == "AMOS e.V."
    assert "Amos Oberbruch e.V." not in organizations(again)


def test_a_row_that_is_an_organization_of_its_own_is_created(
    upload: WorkbookUpload, demo_workbook: Path
) -> None:
    again = answered(upload, "B8", "near_duplicate", Deed.OWN)

    assert services(again)[number_in(demo_workbook, 112)].organization == "Amos Oberbruch e.V."
    assert organizations(again)["Amos Oberbruch e.V."].number is None


def test_a_typed_text_is_read_as_if_it_stood_in_the_cell(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "K155", "several_values", Deed.READ_AS, "Friedrichplatz 7")
    service = services(again)[number_in(demo_workbook, 155)]

    assert (service.place.street, "Rheinstraße" in service.note) == ("Friedrichplatz 7", False)


def test_one_answer_holds_for_every_cell_of_that_text(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "N12", "placeholder", Deed.READ_AS, "nach Vereinbarung")
    written = services(again)

    assert [asked_at(again, cell) for cell in ("N12", "N17", "N165", "N229")] == [set()] * 4
    assert {written[number_in(demo_workbook, row)].schedule_text for row in (12, 17, 165, 229)} == {
        "nach Vereinbarung"
    }
    assert asked_at(again, "N8") == {"placeholder"}


def test_see_above_is_answered_for_one_row_only(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "K42", "unresolved_reference", Deed.READ_AS, "Am Hagelkreuz")

    assert (asked_at(again, "K42"), asked_at(again, "K54")) == (set(), {"unresolved_reference"})
    assert services(again)[number_in(demo_workbook, 42)].place.street == "Am Hagelkreuz"


def test_what_is_left_empty_is_empty_and_asked_no_more(upload: WorkbookUpload, demo_workbook: Path) -> None:
    again = answered(upload, "N8", "placeholder", Deed.READ_AS, "")

    assert asked_at(again, "N8") == set()
    assert services(again)[number_in(demo_workbook, 8)].schedule_text == ""


def test_a_blank_provider_may_stay_blank_or_be_named(upload: WorkbookUpload, demo_workbook: Path) -> None:
    answered(upload, "C138", "unknown_provider", Deed.KEEP)
    again = answered(upload, "C139", "unknown_provider", Deed.READ_AS, CARITAS)
    written = services(again)

    assert [asked_at(again, cell) for cell in ("C138", "C139", "C204")] == [
        set(),
        set(),
        {"unknown_provider"},
    ]
    assert written[number_in(demo_workbook, 138)].organization == ""
    assert written[number_in(demo_workbook, 139)].organization == CARITAS


def test_marks_are_confirmed_or_overruled(upload: WorkbookUpload, demo_workbook: Path) -> None:
    answered(upload, "B11", "review_requested", Deed.KEEP)
    answered(upload, "B127", "probably_ended", Deed.KEEP)
    again = answered(upload, "B23", "probably_ended", Deed.PUBLISH)
    written = services(again)

    assert [asked_at(again, cell) for cell in ("B11", "B127", "B23")] == [set()] * 3
    assert written[number_in(demo_workbook, 11)].review_reason == ""
    assert written[number_in(demo_workbook, 127)].status is Status.ARCHIVED
    assert written[number_in(demo_workbook, 23)].status is Status.PUBLISHED


def test_an_answer_is_told_with_its_day_in_the_next_report(
    upload: WorkbookUpload, demo_workbook: Path
) -> None:
    answered(upload, "C9", "uncertain_name", Deed.READ_AS, CARITAS)
    again = uploaded(upload.centre, demo_workbook)
    (cell,) = report_of(again).cells("decided", 0, 10)

    assert (cell.coordinate, cell.raw, cell.became, cell.text) == (
        "C9",
        "Caritas / Pfarrgemeinden",
        CARITAS,
        "Wie am 26. November 2026 entschieden.",
    )


def test_an_answer_that_was_taken_back_is_asked_for_again(upload: WorkbookUpload) -> None:
    again = answered(upload, "C9", "uncertain_name", Deed.READ_AS, CARITAS)
    forget_answer(remembered_answers_of(again.centre).get(), actor=OPERATOR, now=NOW)

    assert asked_at(done(again, Errand.READ), "C9") == {"uncertain_name"}


def test_a_newer_answer_takes_the_place_of_the_older(upload: WorkbookUpload) -> None:
    question = question_at(upload, "C9", "uncertain_name")
    for text in ("A", "B"):
        given = GivenAnswer(question.open, Deed.READ_AS, text, question.raw, question.entry)
        answer_questions(upload.centre, [given], actor=OPERATOR, now=NOW + timedelta(days=1))

    assert list(remembered_answers_of(upload.centre).values_list("answer", flat=True)) == ["B"]
    assert AuditEvent.objects.filter(action="importers.answer_questions").count() == 2


def test_nobody_from_outside_answers(upload: WorkbookUpload) -> None:
    elsewhere = Centre.objects.exclude(pk=upload.centre.pk).order_by("pk")[0]
    outsider = Actor("outsider", (Grant(Role.CENTRE_HEAD, elsewhere.pk),))
    provider = Actor("provider", (Grant(Role.PROVIDER_EDITOR, upload.centre.pk),))
    question = question_at(upload, "C9", "uncertain_name")
    given = GivenAnswer(question.open, Deed.KEEP)

    for actor in (NOBODY, outsider, provider):
        with pytest.raises(AccessRefused):
            answer_questions(upload.centre, [given], actor=actor, now=NOW)
    assert not RememberedAnswer.objects.unscoped(reason="there is none anywhere").exists()
