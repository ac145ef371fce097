"""What is compared of a centre's entries: their traits by key, read from the stored catalogue."""

import uuid
from collections.abc import Mapping

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Location, ServiceAtLocation
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.regions.queries.settlements import villages
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.likeness import (
    OrganizationTraits,
    ServiceTraits,
    organization_traits,
    service_traits,
)
from knotenpunkt.upkeep.domain.likeness_words import place_words

type Positions = Mapping[uuid.UUID, tuple[float, float]]


def district_words(centre: Centre) -> frozenset[str]:
    """The words that only say where in this centre: its municipalities and, where they are known, their villages."""
    served = Municipality.objects.filter(served_by__centre=centre).order_by("ags").values_list("ags", "name")
    return place_words(name for ags, town in served for name in (town, *villages().get(ags, ())))


def traits_of_services(
    centre: Centre, records: Mapping[uuid.UUID, ServiceRecord]
) -> dict[uuid.UUID, ServiceTraits]:
    """The traits of these services of the centre."""
    places, positions = district_words(centre), _positions_of_services(centre)
    return {key: service_traits(record, places, positions.get(key)) for key, record in records.items()}


def traits_of_organizations(
    centre: Centre, records: Mapping[uuid.UUID, OrganizationRecord]
) -> dict[uuid.UUID, OrganizationTraits]:
    """The traits of these organizations of the centre."""
    places, positions = district_words(centre), _positions_of_seats(centre)
    return {key: organization_traits(record, places, positions.get(key)) for key, record in records.items()}


def _positions_of_services(centre: Centre) -> Positions:
    rows = ServiceAtLocation.objects.within(Scope.of(centre)).filter(location__latitude__isnull=False)
    found = rows.values_list("service_id", "location__latitude", "location__longitude")
    return {service: (latitude, longitude) for service, latitude, longitude in found}


def _positions_of_seats(centre: Centre) -> Positions:
    rows = Location.objects.within(Scope.of(centre)).filter(
        organization__isnull=False, latitude__isnull=False
    )
    found = rows.values_list("organization_id", "latitude", "longitude")
    return {organization: (latitude, longitude) for organization, latitude, longitude in found}
