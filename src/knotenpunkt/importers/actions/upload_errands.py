"""What is done with an upload in the background: who may begin it, signs of life, and the end of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Q

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.files.signs_of_life import Sign, leave_sign, remove_sign, sign_of
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
LONGEST_STAGE = 120


class Superseded(Exception):
    """Somebody else took the errand over, because there was no sign of life for too long; nothing was written."""


def begin_errand(upload: WorkbookUpload, errand: Errand, *, actor: Actor, now: datetime) -> uuid.UUID | None:
    """Claim an upload for one errand; None where another is under way or its state does not allow it.

    The token proves the claim. It is no change of the upload yet, so the trail tells of the errand's end only.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=upload.centre_id)
    if _is_at_work(upload, now):
        return None
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
    """Give a sign of life and say how far it is, beside the database as well; raises Superseded."""
    leave_sign(upload.pk, Sign(token, stage[:LONGEST_STAGE], done, of, now))
    _or_superseded(
        _rows(upload)
        .filter(errand_token=token)
        .update(stage=stage[:LONGEST_STAGE], done=done, of=of, heartbeat_at=now)
    )


def hold(upload: WorkbookUpload, token: uuid.UUID) -> None:
    """Nobody can take the errand over until the transaction ends; raises Superseded."""
    _or_superseded(len(_rows(upload).filter(errand_token=token).select_for_update().values_list("pk")))


def end_errand(upload: WorkbookUpload, token: uuid.UUID, **result: object) -> None:
    """Write what came of it; raises Superseded, so that whoever is too late leaves no trace."""
    ended = _rows(upload).filter(errand_token=token)
    _or_superseded(ended.update(errand="", errand_token=None, **result))
    remove_sign(upload.pk)


def _is_at_work(upload: WorkbookUpload, now: datetime) -> bool:
    """Whether a sign beside the database tells so: who asks must not wait for the transaction that is under way."""
    sign = sign_of(upload.pk)
    if sign is None:
        return False
    errand = _rows(upload).filter(errand_token=sign.token).values_list("errand", flat=True).first()
    return now - sign.at <= SILENCE_LIMITS[errand] if errand else False


def _rows(upload: WorkbookUpload) -> TenantQuerySet[WorkbookUpload]:
    return WorkbookUpload.objects.within(Scope.of(upload.centre)).filter(pk=upload.pk)


def _or_superseded(rows: int) -> None:
    if not rows:
        raise Superseded
