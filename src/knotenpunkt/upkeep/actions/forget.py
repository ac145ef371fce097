"""Forgetting: addresses of senders some time after the decision, counts and salts after a day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.shared import audit
from knotenpunkt.upkeep.models import DailySalt, SenderCount, SpentChallenge, Suggestion

ADDRESS_KEPT = timedelta(days=90)  # after the decision
COUNTS_KEPT = timedelta(days=1)


def forget_senders(*, actor: Actor, now: datetime) -> int:
    """Erase what is no longer needed about whoever wrote; how many addresses of senders were erased.

    Running it again, or late, does the same.
    """
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        SenderCount.objects.filter(hour__lt=now - COUNTS_KEPT).delete()
        SpentChallenge.objects.filter(spent_at__lt=now - COUNTS_KEPT).delete()
        DailySalt.objects.filter(day__lt=timezone.localdate(now)).delete()
        decided = Suggestion.objects.unscoped(reason="the night concerns every centre").filter(
            decided_at__lt=now - ADDRESS_KEPT
        )
        erased = decided.exclude(sender_email="").update(sender_email="")
        if erased:
            audit.record(
                "upkeep.suggestion.forget_sender", actor=actor.identifier, now=now, changes={"number": erased}
            )
    return erased
