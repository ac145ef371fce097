"""Addresses of HSDS 1.x and 2.x, which could belong to an organization, as those of 3.x, which belong to a place."""

import re

from knotenpunkt.harvesting.domain.hsds.package import Row
from knotenpunkt.harvesting.domain.tables.rewriting import Rewriting

_IN_ONE_CELL = (
    re.compile(r"(?P<address_1>.+?)[,\s]\s*(?P<postal_code>\d{5})\s+(?P<city>[^\d,]+)", re.DOTALL),
    re.compile(
        r"(?P<address_1>.+), (?P<state_province>[A-Z]{2}) (?P<postal_code>\d{5}(?:-\d{4})?)", re.DOTALL
    ),
)


def rewrite_addresses(work: Rewriting) -> None:
    """Where one comes to stands before where one writes to; that of an organization is its seat."""
    rows = [*work.take("physical_address"), *work.take("address"), *work.take("postal_address")]
    seats: list[Row] = []
    for row in rows:
        address = _whole(row)
        organization = address.pop("organization_id", "")
        if organization and not address.get("location_id"):
            address["location_id"] = f"{organization} seat"
            seats.append({"id": address["location_id"], "organization_id": organization})
        work.add("address", address)
    work.tables["location"] = [*seats, *work.rows("location")]


def _whole(row: Row) -> Row:
    """With its parts, where all of them stand in one cell."""
    address = dict(row)
    written = str(address.get("address_1", ""))
    if not address.get("city") and not address.get("postal_code"):
        match = next((found for form in _IN_ONE_CELL if (found := form.fullmatch(written))), None)
        address.update({name: part.strip(" ,") for name, part in match.groupdict().items()} if match else {})
    return address
