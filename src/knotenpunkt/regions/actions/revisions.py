"""Counting changes, so that nothing kept outlives what it shows."""

from datetime import datetime

from django.db.models import F

from knotenpunkt.regions.models import Centre, CentreRevision


def count_change(centre: Centre | None, *, now: datetime) -> None:
    """Count one change of a centre's data (None: of the whole instance) in the caller's transaction."""
    changed = CentreRevision.objects.filter(centre=centre).update(number=F("number") + 1, changed_at=now)
    if not changed:
        CentreRevision.objects.create(centre=centre, number=1, changed_at=now)
