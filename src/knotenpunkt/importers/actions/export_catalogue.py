"""Giving a centre's catalogue back: an act that is allowed or not, and recorded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.files.workbook_writing import Row, organization_rows, service_rows
from knotenpunkt.importers.queries.reading_context import reading_context
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit


@dataclass(frozen=True, slots=True)
class ExportedCatalogue:
    """Every entry of a centre as rows, in the order of their numbers."""

    organization_rows: tuple[Row, ...]
    service_rows: tuple[Row, ...]

    @property
    def organizations(self) -> int:
        return len(self.organization_rows)

    @property
    def services(self) -> int:
        return len(self.service_rows)


def export_catalogue(centre: Centre, *, actor: Actor, now: datetime) -> ExportedCatalogue:
    """The whole catalogue, whatever an entry's state; of confidential places only the town. Raises AccessRefused."""
    require(actor, Permission.CATALOGUE_EXPORT, centre=centre.pk)
    with transaction.atomic():
        stored = stored_catalogue(centre)
        audit.record(
            "importers.workbook.export",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="catalogue",
            changes={"organizations": len(stored.organizations), "services": len(stored.services)},
        )
    vocabulary = reading_context(centre).vocabulary
    return ExportedCatalogue(
        tuple(organization_rows(stored.organizations.values(), vocabulary)),
        tuple(service_rows(stored.services.values(), vocabulary)),
    )
