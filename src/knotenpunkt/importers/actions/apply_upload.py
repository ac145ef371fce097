"""Writing an uploaded workbook into the catalogue: in one step, and only the plan that somebody saw."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.save_catalogue import ChangedMeanwhile, SavedKeys
from knotenpunkt.directory.actions.saving_places import UnknownReference
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.importers.actions.apply_import import apply_import
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.importers.actions.read_upload import keep_report, preview_of
from knotenpunkt.importers.actions.upload_errands import end_errand, hold
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.models import Notice, UploadState, WorkbookUpload
from knotenpunkt.importers.queries.import_preview import ImportPreview
from knotenpunkt.importers.reading import Progress
from knotenpunkt.importers.report.document import import_report
from knotenpunkt.importers.report.stored import stored_report
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope

_MOST_ATTEMPTS = 3
_OVERTAKEN = (ChangedMeanwhile, UnknownReference, IntegrityError)


def apply_upload(
    upload: WorkbookUpload, token: uuid.UUID, *, actor: Actor, now: datetime, progress: Progress
) -> None:
    """Plan anew under the import lock and write it, if it is the plan of the report; else show the new one.

    Raises AccessRefused, ImportBusy, Superseded, and WorkbookProblem where the catalogue never stands still.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    with import_lock(upload.centre):
        for _ in range(_MOST_ATTEMPTS):
            revisions = _revisions(upload.centre)
            preview = preview_of(upload, progress)
            if preview.plan.digest() != upload.plan_digest:
                keep_report(upload, token, preview, now=now, notice=Notice.PLAN_CHANGED)
                return
            progress("Speichern", 0, 1)
            try:
                _write(upload, token, preview, revisions, actor=actor, now=now, progress=progress)
            except _OVERTAKEN:
                continue
            return
    raise WorkbookProblem(
        "Gerade ändern mehrere Personen dieselben Einträge; es wurde nichts geschrieben. Bitte gleich noch einmal."
    )


def _write(
    upload: WorkbookUpload,
    token: uuid.UUID,
    preview: ImportPreview,
    revisions: dict[uuid.UUID, int],
    *,
    actor: Actor,
    now: datetime,
    progress: Progress,
) -> None:
    batch = new_key()
    report = import_report(preview, applied=True, at=timezone.localtime(now))
    with transaction.atomic():
        hold(upload, token)
        saved = apply_import(
            preview, actor=actor, now=now, batch=batch, revisions=revisions, progress=progress
        )
        end_errand(
            upload,
            token,
            state=UploadState.APPLIED,
            applied_at=now,
            batch=batch,
            created=_created(preview, saved),
            report=stored_report(report),
        )
        audit.record(
            "importers.apply_upload",
            actor=actor.identifier,
            now=now,
            centre_key=upload.centre.key,
            subject_type="importers.WorkbookUpload",
            subject_id=upload.pk,
            changes={"counts": {fate.value: count for fate, count in preview.plan.counts().items()}},
        )


def _revisions(centre: Centre) -> dict[uuid.UUID, int]:
    """How often each entry was written so far: what is read afterwards is at least as new."""
    scope = Scope.of(centre)
    return {
        key: revision
        for model in (Organization, Service)
        for key, revision in model.objects.within(scope).order_by().values_list("pk", "revision")
    }


def _created(preview: ImportPreview, saved: SavedKeys) -> dict[str, list[str]]:
    """The keys of new entries, by kind."""
    plan = preview.plan
    pairs = (
        ("organizations", plan.organizations, saved.organizations),
        ("services", plan.services, saved.services),
    )
    return {
        kind: [
            str(key)
            for row, key in zip((row for row in rows if row.is_written), keys, strict=True)
            if row.fate is Fate.CREATED
        ]
        for kind, rows, keys in pairs
    }
