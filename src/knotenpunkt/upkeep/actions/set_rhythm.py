"""How often the provider of a service is asked."""

import uuid
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.verification import RHYTHMS
from knotenpunkt.directory.models import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.providers import asked_services


def set_rhythm(centre: Centre, key: uuid.UUID, months: int, *, actor: Actor, now: datetime) -> None:
    """Ask about this service every so many months from now on; ValueError for a rhythm that is not offered."""
    if months not in RHYTHMS:
        raise ValueError(f"a rhythm is one of {RHYTHMS}")
    for service in asked_services(centre, [key]).values():
        require(actor, Permission.SERVICE_CONFIRM, centre=centre.pk, subject=service.subject)
    with transaction.atomic():
        others = Service.objects.within(Scope.of(centre)).filter(pk=key).exclude(rhythm_months=months)
        if others.update(rhythm_months=months):
            audit.record(
                "upkeep.service.set_rhythm",
                actor=actor.identifier,
                now=now,
                centre_key=centre.key,
                subject_type="service",
                subject_id=key,
                changes={"months": months},
            )
