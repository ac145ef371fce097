"""Reading an uploaded workbook with the answers of its centre: a plan to look at, or the sentence why there is none."""

import uuid
from datetime import datetime

from django.utils import timezone

from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.actions.upload_errands import end_errand
from knotenpunkt.importers.models import Notice, UploadState, WorkbookUpload
from knotenpunkt.importers.problems import OtherDistrict, UnclearColumns
from knotenpunkt.importers.queries.column_meanings import mapping_for
from knotenpunkt.importers.queries.import_preview import ImportPreview, ImportRequest, preview_import
from knotenpunkt.importers.queries.remembered_answers import answers_of
from knotenpunkt.importers.reading import Progress
from knotenpunkt.importers.report.document import import_report
from knotenpunkt.importers.report.stored import stored_report
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.received import file_of


def read_upload(upload: WorkbookUpload, token: uuid.UUID, *, now: datetime, progress: Progress) -> None:
    """Read it and keep the report. Raises ImportBusy, and Superseded where somebody took it over."""
    try:
        with import_lock(upload.centre):
            preview = preview_of(upload, progress)
    except OtherDistrict as problem:
        _failed(upload, token, problem, notice=Notice.OTHER_DISTRICT)
    except UnclearColumns as problem:
        _failed(upload, token, problem, notice=Notice.UNCLEAR_COLUMNS)
    except WorkbookProblem as problem:
        _failed(upload, token, problem)
    else:
        keep_report(upload, token, preview, now=now)


def preview_of(upload: WorkbookUpload, progress: Progress) -> ImportPreview:
    """What the upload would do now."""
    with file_of(upload.file_name, bytes(upload.content)) as path:
        request = ImportRequest(
            path,
            mapping=mapping_for(upload.centre),
            archive_missing=upload.archives_missing,
            accept_other_places=upload.accepts_other_places,
            answers=answers_of(upload.centre),
        )
        return preview_import(upload.centre, request, progress=progress)


def keep_report(
    upload: WorkbookUpload, token: uuid.UUID, preview: ImportPreview, *, now: datetime, notice: str = ""
) -> None:
    """The upload is ready: its report shows this plan."""
    report = import_report(preview, applied=False, at=timezone.localtime(now))
    end_errand(
        upload,
        token,
        state=UploadState.READY,
        notice=notice,
        problem="",
        report=stored_report(report),
        plan_digest=preview.plan.digest(),
        question_count=len(report.questions),
    )


def _failed(upload: WorkbookUpload, token: uuid.UUID, problem: WorkbookProblem, notice: str = "") -> None:
    end_errand(upload, token, state=UploadState.FAILED, problem=problem.sentence, notice=notice)
