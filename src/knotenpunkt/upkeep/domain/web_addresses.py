"""Checking web addresses: what an answer means, and which machines are never asked."""

import ipaddress
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

ASKED_AGAIN = timedelta(days=30)  # where all is well
DOUBTED_AGAIN = timedelta(days=7)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class LinkStatus(StrEnum):
    """What a web address leads to. `GONE`: the page or its whole host does not exist. `UNCLEAR`: try it by hand."""

    OK = "ok"
    GONE = "gone"
    UNCLEAR = "unclear"


def status_of_answer(code: int) -> LinkStatus:
    """What an HTTP status says of a page; what is forbidden to programs may well be open to people."""
    if 200 <= code < 300:
        return LinkStatus.OK
    return LinkStatus.GONE if code in {404, 410} else LinkStatus.UNCLEAR


def is_due(status: str, checked_on: date, today: date) -> bool:
    """Whether an address is asked again: after a month, after a week where there was doubt."""
    return today - checked_on >= (ASKED_AGAIN if status == LinkStatus.OK else DOUBTED_AGAIN)


def is_public(address: Address) -> bool:
    """Whether an IP address is out on the internet, and not inside this house, this machine or a disguise of either."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address in _NAT64 or address.sixtofour is not None or address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def spread(addresses_by_host: dict[str, list[str]]) -> Iterable[str]:
    """All addresses in rounds over the hosts, so that none is asked twice in a row while there are others."""
    rounds = max(map(len, addresses_by_host.values()), default=0)
    for number in range(rounds):
        for addresses in addresses_by_host.values():
            if number < len(addresses):
                yield addresses[number]
