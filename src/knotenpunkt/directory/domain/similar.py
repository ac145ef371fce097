"""Offers that may help where one does not fit: the same topics, near by, for the same people."""

from pyroaring import BitMap

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import positions
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.offer import Offer

_TOPIC, _MUNICIPALITY, _TARGET_GROUP, _PROVIDER = 4, 3, 2, 1
_MOST_CANDIDATES = 400


def similar_offers(catalogue: Catalogue, position: int, *, number: int) -> tuple[int, ...]:
    """The offers that share most with this one: topics (at least one) before place, target group and provider."""
    offer = catalogue.offers[position]
    same_topic = BitMap()
    for topic in offer.topics:
        same_topic |= catalogue.masks[Facet.TOPIC].get(topic.code, BitMap())
    same_topic.discard(position)
    candidates = positions(same_topic, range(len(catalogue.offers)))[:_MOST_CANDIDATES]
    return tuple(sorted(candidates, key=lambda at: (-_likeness(offer, catalogue.offers[at]), at))[:number])


def _likeness(one: Offer, other: Offer) -> int:
    near = bool(set(one.municipalities) & set(other.municipalities)) or other.is_district_wide
    return (
        _TOPIC * len({topic.code for topic in one.topics} & {topic.code for topic in other.topics})
        + _MUNICIPALITY * near
        + _TARGET_GROUP
        * bool({term.code for term in one.target_groups} & {term.code for term in other.target_groups})
        + _PROVIDER * (one.provider is not None and one.provider is other.provider)
    )
