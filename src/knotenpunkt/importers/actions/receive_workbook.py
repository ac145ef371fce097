"""Taking in a workbook that somebody uploads: what is none is refused at once, in a sentence."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.files.received import file_of, plain_name, refuse_too_large
from knotenpunkt.shared.files.workbook_file import opened_workbook

WHEN_TOO_LARGE = (
    "Bitte Bilder und Blätter entfernen, die keine Angebote enthalten, und die Datei neu speichern."
)


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file as a browser sends it, and what shall be done with entries that it no longer lists."""

    name: str
    content: bytes
    archives_missing: bool = False


def receive_workbook(
    centre: Centre, received: ReceivedFile, *, actor: Actor, now: datetime
) -> WorkbookUpload:
    """Keep the file; it is not read yet. Raises AccessRefused, and WorkbookProblem where it is no workbook."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    name = plain_name(received.name)
    refuse_too_large(name, len(received.content), advice=WHEN_TOO_LARGE)
    with file_of(name, received.content) as path, opened_workbook(path):
        pass
    return _kept(
        WorkbookUpload(
            centre=centre,
            uploaded_by=actor.identifier,
            uploaded_at=now,
            file_name=name,
            content=received.content,
            archives_missing=received.archives_missing,
        ),
        actor=actor,
        now=now,
    )


def receive_again(upload: WorkbookUpload, *, actor: Actor, now: datetime) -> WorkbookUpload:
    """The same file as a new upload, to be read with the answers of today; what the first one wrote stays its own."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    return _kept(
        WorkbookUpload(
            centre=upload.centre,
            uploaded_by=actor.identifier,
            uploaded_at=now,
            file_name=upload.file_name,
            content=upload.content,
            accepts_other_places=upload.accepts_other_places,
            archives_missing=upload.archives_missing,
        ),
        actor=actor,
        now=now,
    )


def _kept(upload: WorkbookUpload, *, actor: Actor, now: datetime) -> WorkbookUpload:
    with transaction.atomic():
        upload.save()
        audit.record(
            "importers.receive_workbook",
            actor=actor.identifier,
            now=now,
            centre_key=upload.centre.key,
            subject_type="importers.WorkbookUpload",
            subject_id=upload.pk,
            changes={"bytes": len(upload.content)},
        )
    return upload
