"""„Nobody answered the phone": the service leaves the list of calls for some days."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.upkeep.queries.rounds import open_rounds_of

CALLED_AGAIN_AFTER = timedelta(days=3)


def postpone_call(centre: Centre, key: uuid.UUID, *, actor: Actor, now: datetime) -> None:
    """Call about this service again in some days."""
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    with transaction.atomic():
        again_on = timezone.localdate(now) + CALLED_AGAIN_AFTER
        if open_rounds_of(centre, [key]).update(call_again_on=again_on):
            audit.record(
                "upkeep.provider.postpone_call",
                actor=actor.identifier,
                now=now,
                centre_key=centre.key,
                subject_type="service",
                subject_id=key,
                changes={"again_on": again_on.isoformat()},
            )
