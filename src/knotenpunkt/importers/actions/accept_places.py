"""Saying that the places of a workbook are right, although they are those of other centres."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.shared import audit


def accept_places(upload: WorkbookUpload, *, actor: Actor, now: datetime) -> None:
    """The upload is read from now on whatever its places are."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    with transaction.atomic():
        upload.accepts_other_places = True
        upload.save(update_fields=["accepts_other_places"])
        audit.record(
            "importers.accept_places",
            actor=actor.identifier,
            now=now,
            centre_key=upload.centre.key,
            subject_type="importers.WorkbookUpload",
            subject_id=upload.pk,
        )
