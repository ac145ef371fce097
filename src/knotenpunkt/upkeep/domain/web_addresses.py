"""Checking web addresses: what an answer means, and when one is asked again."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

ASKED_AGAIN = timedelta(days=30)  # where all is well
DOUBTED_AGAIN = timedelta(days=7)


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


def spread(addresses_by_host: dict[str, list[str]]) -> Iterable[str]:
    """All addresses in rounds over the hosts, so that none is asked twice in a row while there are others."""
    rounds = max(map(len, addresses_by_host.values()), default=0)
    for number in range(rounds):
        for addresses in addresses_by_host.values():
            if number < len(addresses):
                yield addresses[number]
