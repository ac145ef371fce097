"""Removing messages about barriers: answered by the team, or older than they may be kept."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.regions.models import AccessibilityFeedback, Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

KEPT = timedelta(days=365)


def remove_feedback(centre: Centre, key: uuid.UUID, *, actor: Actor, now: datetime) -> bool:
    """Erase one message for good; whether it was still there. The trail keeps no word of it."""
    require(actor, Permission.FEEDBACK_READ, centre=centre.pk)
    with transaction.atomic():
        number, _ = AccessibilityFeedback.objects.within(Scope.of(centre)).filter(pk=key).delete()
        if number:
            _record(centre.key, number, actor=actor, now=now)
    return bool(number)


def remove_old_feedback(*, actor: Actor, now: datetime) -> int:
    """Erase the messages of all centres that are a year old; how many."""
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        old = AccessibilityFeedback.objects.unscoped(reason="what is too old is erased in every centre")
        number, _ = old.filter(received_at__lt=now - KEPT).delete()
        if number:
            _record("", number, actor=actor, now=now)
    return number


def _record(centre_key: str, number: int, *, actor: Actor, now: datetime) -> None:
    audit.record(
        "regions.remove_feedback",
        actor=actor.identifier,
        now=now,
        centre_key=centre_key,
        changes={"number": number},
    )
