"""Places as HSDS locations, and services that are held there."""

from collections.abc import Iterator
from uuid import UUID

from knotenpunkt.api.domain.records import Record, known, part_key
from knotenpunkt.directory.domain.offer import Place

STATE, COUNTRY = "Nordrhein-Westfalen", "DE"


def location(place: Place, organization: UUID | None = None) -> Record:
    """A place with its address; a postal address is given where any part of one is known."""
    return {"id": str(place.key), "location_type": "physical"} | known(
        {
            "organization_id": str(organization) if organization else None,
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "municipality_key": place.municipality,
            "addresses": list(_addresses(place)),
        }
    )


def _addresses(place: Place) -> Iterator[Record]:
    if place.street or place.postal_code or place.city:
        yield {
            "id": part_key(place.key, "address"),
            "location_id": str(place.key),
            "address_1": place.street,
            "city": place.city,
            "state_province": STATE,
            "postal_code": place.postal_code,
            "country": COUNTRY,
            "address_type": "physical",
        }


def service_at_location(service: UUID, place: Place) -> Record:
    """That a service is held at a place, the place nested in it."""
    return {
        "id": str(place.held_at),
        "service_id": str(service),
        "location_id": str(place.key),
        "location": location(place),
    }
