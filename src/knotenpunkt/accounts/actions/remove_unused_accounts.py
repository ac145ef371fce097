"""Removing accounts that nobody needs any more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Person
from knotenpunkt.shared import audit

UNUSED = timedelta(days=183)


def remove_unused_accounts(*, actor: Actor, now: datetime) -> int:
    """Erase accounts without any role in which nobody signed in for half a year, or ever; how many."""
    require(actor, Permission.NIGHT_RUN)
    with transaction.atomic():
        without_role = Person.objects.filter(seats__isnull=True)
        unused = without_role.filter(Q(last_login__isnull=True) | Q(last_login__lt=now - UNUSED))
        number = unused.count()
        if number:
            unused.delete()
            audit.record(
                "accounts.remove_unused", actor=actor.identifier, now=now, changes={"number": number}
            )
    return number
