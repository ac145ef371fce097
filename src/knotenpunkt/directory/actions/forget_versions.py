"""Forgetting what entries were long ago."""

from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.models import EntryVersion
from knotenpunkt.shared import audit

KEPT = timedelta(days=3 * 365)


def forget_versions(*, actor: Actor, now: datetime) -> int:
    """Delete versions that were replaced three years ago, in all centres; how many."""
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        versions = EntryVersion.objects.unscoped(reason="the history of every centre is kept equally long")
        number, _ = versions.filter(replaced_at__lt=now - KEPT).delete()
        if number:
            audit.record(
                "directory.forget_versions", actor=actor.identifier, now=now, changes={"number": number}
            )
    return number
