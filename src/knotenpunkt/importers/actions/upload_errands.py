"""What is done with an upload in the background: who may begin it, signs of life, and the end of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.models import Errand, UploadState, WorkbookUpload
from knotenpunkt.importers.models.workbook_upload import SILENCE_LIMITS, UNDO_LIMIT
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet

_FROM: Mapping[Errand, tuple[UploadState, ...]] = {
    Errand.READ: (UploadState.READING, UploadState.READY, UploadState.FAILED),
    Errand.APPLY: (UploadState.READY,),
    Errand.UNDO: (UploadState.APPLIED,),
}


_FIRST_STAGE = "Arbeitsmappe öffnen"


class Superseded(Exception):
    """Somebody else took the errand over, because there was no sign of life for too long; nothing was written."""


def begin_errand(upload: WorkbookUpload, errand: Errand, *, actor: Actor, now: datetime) -> uuid.UUID | None:
    """Claim an upload for one errand; None where another is under way or its state does not allow it.

    The token proves the claim. It is no change of the upload yet, so the trail tells of the errand's end only.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    token = new_key()
    free = Q(errand="")
    for silent, limit in SILENCE_LIMITS.items():
        free |= Q(errand=silent, heartbeat_at__lt=now - limit)
    claimed = _rows(upload).filter(free, state__in=_FROM[errand])
    if errand is Errand.UNDO:
        claimed = claimed.filter(applied_at__gt=now - UNDO_LIMIT)
    began = claimed.update(
        errand=errand,
        errand_token=token,
        heartbeat_at=now,
        stage=_FIRST_STAGE,
        done=0,
        of=0,
        problem="",
        notice="",
    )
    return token if began else None


def beat(upload: WorkbookUpload, token: uuid.UUID, stage: str, done: int, of: int, *, now: datetime) -> None:
    """Give a sign of life and say how far it is; raises Superseded."""
    _or_superseded(
        _rows(upload).filter(errand_token=token).update(stage=stage[:120], done=done, of=of, heartbeat_at=now)
    )


def hold(upload: WorkbookUpload, token: uuid.UUID) -> None:
    """Nobody can take the errand over until the transaction ends; raises Superseded."""
    _or_superseded(len(_rows(upload).filter(errand_token=token).select_for_update().values_list("pk")))


def end_errand(upload: WorkbookUpload, token: uuid.UUID, **result: object) -> None:
    """Write what came of it; raises Superseded, so that whoever is too late leaves no trace."""
    ended = _rows(upload).filter(errand_token=token)
    _or_superseded(ended.update(errand="", errand_token=None, **result))


def _rows(upload: WorkbookUpload) -> TenantQuerySet[WorkbookUpload]:
    return WorkbookUpload.objects.within(Scope.of(upload.centre)).filter(pk=upload.pk)


def _or_superseded(rows: int) -> None:
    if not rows:
        raise Superseded
