"""The offers that belong to organizations, or take place at places."""

import uuid
from collections.abc import Collection, Iterable

from django.db.models import Q

from knotenpunkt.access.policy import Share
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Service, ServiceAtLocation, ServicePartner
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.shares import services_within

_LIVING = ~Q(service__status=Status.ARCHIVED)

type OffersOf = dict[uuid.UUID, set[uuid.UUID]]


def offers_of_organizations(centre: Centre, share: Share, keys: Collection[uuid.UUID]) -> OffersOf:
    """For each organization the services within reach that it offers and that are not archived."""
    rows = services_within(centre, share).filter(organization__in=keys).exclude(status=Status.ARCHIVED)
    return _gathered(keys, rows.order_by().values_list("organization_id", "pk"))


def offers_at_places(centre: Centre, share: Share, keys: Collection[uuid.UUID]) -> OffersOf:
    """For each place the services within reach that take place there and are not archived."""
    within_reach = services_within(centre, share).order_by()
    rows = ServiceAtLocation.objects.within(Scope.of(centre)).filter(_LIVING, location__in=keys)
    found = rows.filter(service__in=within_reach.values("pk"))
    return _gathered(keys, found.order_by().values_list("location_id", "service_id"))


def organizations_with_offers(centre: Centre, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those of these organizations that offer something that is not archived, alone or with others."""
    scope = Scope.of(centre)
    alone = Service.objects.within(scope).filter(organization__in=keys).exclude(status=Status.ARCHIVED)
    together = ServicePartner.objects.within(scope).filter(_LIVING, organization__in=keys)
    return {
        *alone.order_by().values_list("organization_id", flat=True),
        *together.order_by().values_list("organization_id", flat=True),
    }


def _gathered(keys: Iterable[uuid.UUID], pairs: Iterable[tuple[uuid.UUID, uuid.UUID]]) -> OffersOf:
    gathered: OffersOf = {key: set() for key in keys}
    for key, service in pairs:
        gathered[key].add(service)
    return gathered
