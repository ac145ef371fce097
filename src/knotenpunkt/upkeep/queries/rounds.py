"""Questions to providers: which are open, and what was answered."""

import uuid
from collections.abc import Collection

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import ConfirmationRound


def open_rounds(centre: Centre) -> TenantQuerySet[ConfirmationRound]:
    """The questions of a centre that nobody has answered, the oldest first."""
    return ConfirmationRound.objects.within(Scope.of(centre)).filter(answered_at__isnull=True)


def open_rounds_of(centre: Centre, services: Collection[uuid.UUID]) -> TenantQuerySet[ConfirmationRound]:
    """The open questions about these services."""
    return open_rounds(centre).filter(service__in=services)
