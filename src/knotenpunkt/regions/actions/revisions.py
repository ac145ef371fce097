"""Counting changes, so that nothing kept outlives what it shows."""

from datetime import datetime

from django.db.models import F

from knotenpunkt.regions.models import Centre, CentreRevision


def count_change(centre: Centre | None, *, now: datetime) -> None:
    """Count one change of a centre's data (None: of the whole instance) in the caller's transaction."""
    changed = CentreRevision.objects.filter(centre=centre).update(number=F("number") + 1, changed_at=now)
    if not changed:
        CentreRevision.objects.create(centre=centre, number=1, changed_at=now)


def count_change_everywhere(*, now: datetime) -> None:
    """Count one change of the instance and of every centre: for what all their pages show, as figures and maps."""
    CentreRevision.objects.filter(centre__isnull=False).update(number=F("number") + 1, changed_at=now)
    CentreRevision.objects.bulk_create(
        CentreRevision(centre=centre, number=1, changed_at=now)
        for centre in Centre.objects.filter(revision__isnull=True)
    )
    count_change(None, now=now)
