"""Carrying out the plan of an import: everything or nothing."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, SavedKeys, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.importers.domain.plan import PlannedRow
from knotenpunkt.importers.queries.import_preview import ImportPreview
from knotenpunkt.importers.reading import Progress, no_progress
from knotenpunkt.shared import audit

NO_REVISIONS: Mapping[uuid.UUID, int] = {}


def apply_import(
    preview: ImportPreview,
    *,
    actor: Actor,
    now: datetime,
    batch: uuid.UUID | None = None,
    revisions: Mapping[uuid.UUID, int] = NO_REVISIONS,
    progress: Progress = no_progress,
) -> SavedKeys:
    """Write what the plan says in one transaction, with one audit event for the import beside those of the entries.

    Raises AccessRefused. The preview has to be made under the same import lock, so that it still fits what is
    stored; with the `revisions` of before it was made, an entry changed since raises ChangedMeanwhile.
    """
    centre, plan = preview.centre, preview.plan
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    changes = CatalogueChanges(_changes(plan.organizations, revisions), _changes(plan.services, revisions))
    if not changes:
        return SavedKeys()
    with transaction.atomic():
        saved = save_catalogue(
            centre,
            changes,
            actor=actor,
            now=now,
            batch=batch,
            progress=lambda done, of: progress("Speichern", done, of),
        )
        audit.record(
            "importers.workbook.import",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="workbook",
            subject_id="",
            changes={"counts": {fate.value: count for fate, count in plan.counts().items()}},
        )
    return saved


def _changes[R: OrganizationRecord | ServiceRecord](
    rows: Iterable[PlannedRow[R]], revisions: Mapping[uuid.UUID, int]
) -> list[Change[R]]:
    return [
        Change(row.key, row.record, revisions.get(row.key) if row.key else None)
        for row in rows
        if row.is_written
    ]
