"""Saying of a centre that its data are examples."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit


def mark_demonstration(centre: Centre, *, actor: Actor, now: datetime) -> None:
    """Every page of the centre says from now on that its data are examples and often old."""
    require(actor, Permission.INSTANCE_PREPARE)
    if centre.is_demonstration:
        return
    with transaction.atomic():
        centre.is_demonstration = True
        centre.save(update_fields=["is_demonstration"])
        count_change(centre, now=now)
        audit.record(
            "regions.centre.mark_demonstration", actor=actor.identifier, now=now, centre_key=centre.key
        )
