"""Taking in a workbook that somebody uploads: what is none is refused at once, in a sentence."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.files.workbook_file import opened_workbook
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.importers.problems import WorkbookProblem
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit

LARGEST_UPLOAD = 10_000_000  # bytes
_LONGEST_NAME = 120
_NAMELESS = "Arbeitsmappe.xlsx"


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
    _refuse_too_large(name, len(received.content))
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


def plain_name(name: str) -> str:
    """The file's own name, without folders, and with its ending where it has to be shortened."""
    last = PureWindowsPath(PurePosixPath(name).name).name.replace("\x00", "").strip(". ")
    if len(last) > _LONGEST_NAME:
        ending = PurePosixPath(last).suffix[:10]
        last = last[: _LONGEST_NAME - len(ending)] + ending
    return last or _NAMELESS


@contextmanager
def file_of(name: str, content: bytes) -> Iterator[Path]:
    """The content as a file of this name, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="knotenpunkt-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield path


def _refuse_too_large(name: str, size: int) -> None:
    if size > LARGEST_UPLOAD:
        raise too_large(name, size)


def too_large(name: str, size: int) -> WorkbookProblem:
    """The sentence about a file of so many bytes; one that did not arrive has no name."""
    megabytes = f"{size / 1_000_000:.1f}".replace(".", ",")
    which = f"Die Datei „{name}“" if name else "Die Datei"
    return WorkbookProblem(
        f"{which} ist {megabytes} MB groß. Möglich sind {LARGEST_UPLOAD // 1_000_000} MB. "
        "Bitte Bilder und Blätter entfernen, die keine Angebote enthalten, und die Datei neu speichern."
    )
