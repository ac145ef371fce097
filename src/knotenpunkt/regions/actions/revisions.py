"""Counting changes, so that nothing kept outlives what it shows."""

from datetime import datetime

from django.db.models import F

from knotenpunkt.regions.models import Centre, CentreRevision


def count_change(centre: Centre | None, *, now: datetime) -> int:
    """Count one change of a centre's data (None: of the whole instance) in the caller's transaction; gives its number.

    The row stays locked until the transaction ends, so the numbers of a centre become visible in their order.
    """
    revisions = CentreRevision.objects.filter(centre=centre)
    if not revisions.update(number=F("number") + 1, changed_at=now):
        return CentreRevision.objects.create(centre=centre, number=1, changed_at=now).number
    return sum(revisions.values_list("number", flat=True))
