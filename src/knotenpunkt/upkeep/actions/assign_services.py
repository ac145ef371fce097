"""Giving services to a colleague who looks after them."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


def assign_services(
    centre: Centre, keys: Collection[uuid.UUID], person: Person | None, *, actor: Actor, now: datetime
) -> int:
    """Let the colleague look after these services (None: nobody in particular); how many they are."""
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    with transaction.atomic():
        rows = Service.objects.within(Scope.of(centre)).filter(pk__in=keys)
        number = rows.update(assigned_to=person)
        audit.record(
            "upkeep.services.assign",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="services",
            changes={"number": number, "to": str(person.pk) if person else ""},
        )
    return number
