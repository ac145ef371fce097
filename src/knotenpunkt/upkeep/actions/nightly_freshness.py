"""The night's work for the freshness of all catalogues."""

from datetime import datetime

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.models import CatalogueSettings
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.actions.keep_fresh import keep_fresh


def keep_all_fresh(now: datetime) -> str:
    """Ask, remind, tell doubt and hide in every centre that asks its providers."""
    asking = CatalogueSettings.objects.unscoped(reason="the night works for every centre")
    centres = Centre.objects.filter(pk__in=asking.filter(asks_providers=True).values("centre"))
    for centre in centres.order_by("key"):
        keep_fresh(centre, actor=OPERATOR, now=now)
    return f"{len(centres)} Zentren nach fälligen Angeboten durchgesehen"
