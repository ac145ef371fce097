"""When the data behind a version were changed last."""

from datetime import datetime

from django.db.models import Max, Q

from knotenpunkt.regions.models import CentreRevision
from knotenpunkt.regions.queries.revisions import DataVersion


def last_change(version: DataVersion) -> datetime | None:
    """When that was changed last of which this is the version; None where nothing ever was."""
    revisions = CentreRevision.objects.all()
    if version.centre:
        revisions = revisions.filter(Q(centre=version.centre) | Q(centre=None))
    last: datetime | None = revisions.aggregate(last=Max("changed_at"))["last"]
    return last
