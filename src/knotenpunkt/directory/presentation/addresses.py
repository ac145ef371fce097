"""Addresses that lead out of the portal, from what people wrote into a catalogue; followed by a click only."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from knotenpunkt.directory.domain.offer import Place
from knotenpunkt.directory.domain.web_address import web_address


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: its words or the host of its address, and the address where there is one."""

    name: str
    address: str


def host_of(address: str) -> str:
    """The host of a web address without „www."."""
    return urlsplit(address).netloc.removeprefix("www.")


def source_of(written: str) -> Source | None:
    """The source as it is shown: the host of an address says enough."""
    if not written.strip():
        return None
    address = web_address(written)
    return Source(host_of(address) if address else written.strip(), address)


def map_address(place: Place) -> str:
    """A search for the place on OpenStreetMap."""
    return f"https://www.openstreetmap.org/search?query={quote(place.address)}"


def phone_map_address(place: Place) -> str:
    """The place for the map application of a phone (RFC 5870, with the question that Android and iOS understand)."""
    degrees = f"{place.latitude},{place.longitude}" if place.latitude is not None else "0,0"
    return f"geo:{degrees}?q={quote(place.address)}"
