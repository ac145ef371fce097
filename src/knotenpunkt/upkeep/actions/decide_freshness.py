"""What a centre decides about asking its providers."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class FreshnessDecision:
    """Whether providers are asked, the rhythm of new offers in months, and what silence brings after how many days."""

    asks_providers: bool
    usual_rhythm: int
    patience: Patience


def decide_freshness(centre: Centre, decision: FreshnessDecision, *, actor: Actor, now: datetime) -> None:
    """Take effect with the next night; offers that exist keep the rhythm that they have."""
    require(actor, Permission.SETTINGS_EDIT, centre=centre.pk)
    with transaction.atomic():
        CatalogueSettings.objects.within(Scope.of(centre)).update_or_create(
            centre=centre,
            defaults={
                "asks_providers": decision.asks_providers,
                "usual_rhythm_months": decision.usual_rhythm,
                "days_to_reminder": decision.patience.reminder,
                "days_to_doubt": decision.patience.doubt,
                "days_to_hiding": decision.patience.hiding,
            },
        )
        audit.record(
            "upkeep.decide_freshness",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="regions.Centre",
            subject_id=centre.pk,
            changes=asdict(decision),
        )
