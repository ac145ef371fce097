"""Deleting uploaded workbooks that nobody needs any more; the answers to their questions stay."""

from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.importers.files.signs_of_life import remove_sign
from knotenpunkt.importers.models import WorkbookUpload
from knotenpunkt.shared import audit

KEPT = timedelta(days=30)


def forget_uploads(*, actor: Actor, now: datetime) -> int:
    """Delete what was uploaded thirty days ago or earlier; how many uploads that were."""
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        uploads = WorkbookUpload.objects.unscoped(reason="the night forgets the old files of every centre")
        old = uploads.filter(uploaded_at__lte=now - KEPT)
        for key in old.order_by().values_list("pk", flat=True):
            remove_sign(key)
        _, deleted = old.delete()
        number = deleted.get(WorkbookUpload._meta.label, 0)
        if number:
            audit.record(
                "importers.forget_uploads",
                actor=actor.identifier,
                now=now,
                subject_type="importers.WorkbookUpload",
                changes={"number": number},
            )
    return number
