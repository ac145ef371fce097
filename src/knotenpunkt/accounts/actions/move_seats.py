"""Seats of an organization that became part of another one: its editors go on there."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Seat
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit


def move_seats(
    centre: Centre,
    *,
    old: uuid.UUID,
    new: uuid.UUID,
    only: Collection[uuid.UUID] | None = None,
    actor: Actor,
    now: datetime,
) -> tuple[uuid.UUID, ...]:
    """Give the seats at the organization `old` to `new` (`only` those with these keys); gives their keys.

    Who has a seat at both keeps both. Raises AccessRefused.
    """
    require(actor, Permission.DUPLICATES_DECIDE, centre=centre.pk)
    with transaction.atomic():
        seats = Seat.objects.filter(centre=centre, organization=old)
        if only is not None:
            seats = seats.filter(pk__in=only)
        there = Seat.objects.filter(centre=centre, organization=new).values("person")
        moving = list(seats.exclude(person__in=there).order_by("pk").values_list("pk", flat=True))
        if moving:
            Seat.objects.filter(pk__in=moving).update(organization=new)
            audit.record(
                "accounts.move_seats",
                actor=actor.identifier,
                now=now,
                centre_key=centre.key,
                subject_type="accounts.Seat",
                changes={"old": str(old), "new": str(new), "number": len(moving)},
            )
    return tuple(moving)
