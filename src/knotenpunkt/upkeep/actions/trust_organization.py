"""Letting the changes of an organization take effect at once, or no longer."""

import uuid
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.models import Organization
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


def trust_organization(
    centre: Centre, key: uuid.UUID, *, is_trusted: bool, actor: Actor, now: datetime
) -> None:
    """Trust it or not; saying what is so already writes nothing."""
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    with transaction.atomic():
        rows = Organization.objects.within(Scope.of(centre)).filter(pk=key).exclude(is_trusted=is_trusted)
        if rows.update(is_trusted=is_trusted):
            audit.record(
                "upkeep.organization.trust",
                actor=actor.identifier,
                now=now,
                centre_key=centre.key,
                subject_type="organization",
                subject_id=key,
                changes={"is_trusted": is_trusted},
            )
