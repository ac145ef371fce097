"""Carrying out the plan of an import: everything or nothing."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.importers.domain.plan import Fate, PlannedRow
from knotenpunkt.importers.queries.import_preview import ImportPreview
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


def apply_import(preview: ImportPreview, *, actor: Actor, now: datetime) -> None:
    """Write what the plan says in one transaction, with one audit event for the import beside those of the entries.

    Raises AccessRefused. The preview has to be made under the same import lock, so that it still fits what is
    stored.
    """
    centre, plan = preview.centre, preview.plan
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    changes = CatalogueChanges(_changes(plan.organizations), _changes(plan.services))
    if not changes:
        return
    with transaction.atomic():
        _make_room(Scope.of(centre), preview)
        save_catalogue(centre, changes, actor=actor, now=now)
        audit.record(
            "importers.workbook.import",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="workbook",
            subject_id="",
            changes={"counts": {fate.value: count for fate, count in plan.counts().items()}},
        )


def _changes[R: OrganizationRecord | ServiceRecord](rows: Iterable[PlannedRow[R]]) -> list[Change[R]]:
    return [Change(row.key, row.record) for row in rows if row.is_written]


def _make_room(scope: Scope, preview: ImportPreview) -> None:
    """Numbers and names that move from one entry to another are freed first: each is unique at every moment."""
    for model, rows in ((Organization, preview.plan.organizations), (Service, preview.plan.services)):
        moving = [
            row.key
            for row in rows
            if row.fate is Fate.UPDATED and any(each.heading in _UNIQUE for each in row.differences)
        ]
        for start in range(0, len(moving), 500):
            part = model.objects.within(scope).filter(pk__in=moving[start : start + 500])
            part.update(number=None)
            if model is Organization:
                for organization in part:
                    organization.name = f"{organization.pk}"
                model.objects.within(scope).bulk_update(part, ["name"])


_UNIQUE = frozenset(("Nr.", "Name des Trägers"))
