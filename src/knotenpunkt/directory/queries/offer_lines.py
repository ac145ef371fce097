"""Some offers in one line each, for pages above the directory: title, address, and how old the information is."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from knotenpunkt.directory.domain.offer import Provenance
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.directory.presentation.cards import age_shown
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class OfferLine:
    """A public offer; `freshness` is the class of its age in the design, `age` says it in words."""

    key: uuid.UUID
    title: str
    slug: str
    age: str
    freshness: str


def public_offer_lines(
    centre: Centre, keys: Collection[uuid.UUID], language: str, today: date
) -> dict[uuid.UUID, OfferLine]:
    """Those of the offers that everyone may see, in one SQL statement."""
    scope = Scope.of(centre)
    latest = (
        Confirmation.objects.within(scope).filter(service=OuterRef("pk")).order_by("-confirmed_on", "-pk")
    )
    services = (
        Service.objects.within(scope)
        .public()
        .filter(pk__in=keys)
        .annotate(
            latest_on=Subquery(latest.values("confirmed_on")[:1]),
            latest_by=Subquery(latest.values("confirmed_by")[:1]),
        )
    )
    return {service.pk: _line(service, language, today) for service in services}


def _line(service: Any, language: str, today: date) -> OfferLine:
    """From a row with its latest confirmation beside it."""
    provenance = Provenance(
        service.source,
        service.stated_on,
        service.latest_on,
        service.latest_by or "",
        service.unconfirmed_since,
    )
    age = age_shown(provenance, language, today)
    return OfferLine(service.pk, service.title, service.slug, age.words, age.freshness)
