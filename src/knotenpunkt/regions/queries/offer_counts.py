"""How many published offers each centre has. The regions do not know offers: whoever does registers where to ask."""

import uuid
from collections.abc import Callable, Mapping

type OfferCounts = Callable[[], Mapping[uuid.UUID, int]]


def _no_offers() -> Mapping[uuid.UUID, int]:
    return {}


_provider: list[OfferCounts] = [_no_offers]


def count_offers_with(provider: OfferCounts) -> None:
    """Register the one query that counts published offers by centre; called once, when the program starts."""
    _provider[0] = provider


def offer_counts() -> Mapping[uuid.UUID, int]:
    """Published offers by centre; a centre without any may be missing."""
    return _provider[0]()
