"""Locations and areas of HSDS as our places and municipalities."""

import re
from collections.abc import Sequence

from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.harvesting.domain.hsds.fields import Fields
from knotenpunkt.harvesting.domain.remarks import Why
from knotenpunkt.harvesting.domain.surroundings import Surroundings

_POSTAL_CODE = re.compile(r"(?:D(?:E)?\s*-?\s*)?(\d{5})")
_LOCATION = ("id", "organization_id", "location_type", "external_identifier", "external_identifier_type")


def place_of(location: Fields | None, surroundings: Surroundings) -> PlaceRecord:
    """The place with its first address; the municipality by its key, its name, or the postal code of its town hall."""
    if location is None:
        return PlaceRecord()
    location.skip(*_LOCATION)
    key = location.text("municipality_key")
    address = location.first("addresses") or Fields({}, location.remarks, location.path)
    address.skip("id", "location_id", "address_type", "state_province", "country", "region")
    town, postal_code = address.text("city"), _postal_code(address.text("postal_code"))
    street = ", ".join(filter(None, (address.text("address_1"), address.text("address_2"))))
    municipality = key if key in surroundings.municipalities else ""
    municipality = (
        municipality or surroundings.places.municipality(town) or surroundings.seats.get(postal_code, "")
    )
    place = PlaceRecord(location.text("name"), street, postal_code, town, municipality)
    address.leave_rest()
    location.leave_rest()
    return place


def _postal_code(written: str) -> str:
    match = _POSTAL_CODE.fullmatch(written)
    return match[1] if match else written


def areas_of(records: Sequence[Fields], surroundings: Surroundings) -> tuple[tuple[str, ...], bool]:
    """The municipalities a service is meant for, and whether it is meant for all of the centre's territory."""
    found: dict[str, None] = {}
    is_everywhere = False
    for record in records:
        record.skip("id", "service_id", "service_at_location_id", "extent_type", "uri")
        extent, name = record.text("extent"), record.text("name")
        municipality = (
            extent if extent in surroundings.municipalities else surroundings.places.municipality(name)
        )
        if (extent and extent == surroundings.centre_key) or (
            name and fold(name) in surroundings.places.district
        ):
            is_everywhere = True
        elif municipality:
            found[municipality] = None
        elif name or extent:
            record.say("name", name or extent, Why.UNKNOWN)
        record.leave_rest()
    return tuple(found), is_everywhere
