"""Deleting tables of figures that were handed in long ago; the figures that were taken over stay."""

from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.monitoring.models import FigureUpload
from knotenpunkt.shared import audit

KEPT = timedelta(days=30)


def forget_figure_uploads(*, actor: Actor, now: datetime) -> int:
    """Delete what was handed in thirty days ago or earlier; how many files that were."""
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        number, _ = FigureUpload.objects.filter(uploaded_at__lte=now - KEPT).delete()
        if number:
            audit.record(
                "monitoring.figures.forget",
                actor=actor.identifier,
                now=now,
                subject_type="figure_upload",
                changes={"number": number},
            )
    return number
