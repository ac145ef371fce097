"""Uploads for tests: read, answered, written and taken back as whoever works at the screens would."""

from datetime import UTC, datetime
from pathlib import Path

from knotenpunkt.access.policy import OPERATOR, Actor
from knotenpunkt.importers.actions.answer_questions import GivenAnswer, answer_questions
from knotenpunkt.importers.actions.receive_workbook import ReceivedFile, receive_workbook
from knotenpunkt.importers.domain.answers import Deed
from knotenpunkt.importers.jobs.upload_job import start_errand
from knotenpunkt.importers.models import Errand, WorkbookUpload
from knotenpunkt.importers.queries.workbook_uploads import workbook_upload_of
from knotenpunkt.importers.report.document import Question
from knotenpunkt.importers.report.stored import StoredReport
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def uploaded(centre: Centre, path: Path, *, archives_missing: bool = False) -> WorkbookUpload:
    """A workbook that was uploaded and read."""
    received = ReceivedFile(path.name, path.read_bytes(), archives_missing)
    upload = receive_workbook(centre, received, actor=OPERATOR, now=NOW)
    return done(upload, Errand.READ)


def done(upload: WorkbookUpload, errand: Errand, actor: Actor = OPERATOR) -> WorkbookUpload:
    """The upload after an errand; the clock is the real one, as in the job."""
    from django.utils import timezone

    start_errand(upload, errand, actor=actor, now=timezone.now())
    return fresh(upload)


def fresh(upload: WorkbookUpload) -> WorkbookUpload:
    """The upload as it is stored now."""
    return workbook_upload_of(upload.centre, upload.pk)


def report_of(upload: WorkbookUpload) -> StoredReport:
    """What its page shows."""
    values = fresh(upload).report
    assert values is not None
    return StoredReport(values)


def question_at(upload: WorkbookUpload, coordinate: str, kind: str) -> Question:
    """The question of one kind at one cell."""
    asked = report_of(upload).questions(kind)
    return next(
        each.question for each in asked if any(place.endswith(f" {coordinate}") for place in each.places)
    )


def answered(
    upload: WorkbookUpload, coordinate: str, kind: str, deed: Deed, text: str = ""
) -> WorkbookUpload:
    """The upload, read again with one answer."""
    question = question_at(upload, coordinate, kind)
    given = GivenAnswer(question.open, deed, text, question.raw, question.entry)
    answer_questions(upload.centre, [given], actor=OPERATOR, now=NOW)
    return done(upload, Errand.READ)


def asked_at(upload: WorkbookUpload, coordinate: str) -> set[str]:
    """The kinds of questions that are open at a cell."""
    report = report_of(upload)
    return {
        group.name
        for group in report.question_groups()
        for each in report.questions(group.name)
        if any(place.endswith(f" {coordinate}") for place in each.places)
    }
