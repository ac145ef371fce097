"""How near offers are to a place that somebody named: estimated, and said to be."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.search_facets import DISTRICT_WIDE, mark

HERE, EVERYWHERE = 1.0, 0.6
_NEXT_DOOR = 0.55  # of a place no distance away that is another municipality all the same
_FADES = 15.0  # kilometres in which nearness falls to 37 per cent


@dataclass(frozen=True, slots=True)
class Nearness:
    """The distances in kilometres from the named place to municipalities (AGS); none where no place was named.

    `named` are the municipalities that were named themselves.
    """

    named: frozenset[str] = frozenset()
    kilometres: Mapping[str, float] | None = None

    @property
    def by_mark(self) -> dict[str, float]:
        """How near the marks of places are, 1 being here. What is for the whole district is nearly as good."""
        if self.kilometres is None:
            return {}
        near = {
            mark(Facet.MUNICIPALITY, ags): HERE
            if ags in self.named
            else _NEXT_DOOR * math.exp(-distance / _FADES)
            for ags, distance in self.kilometres.items()
        }
        return near | {DISTRICT_WIDE: EVERYWHERE}

    def is_here(self, offer: Offer) -> bool:
        """Whether an offer is in the named place or for the whole district; everywhere where none was named."""
        if self.kilometres is None or offer.is_district_wide:
            return True
        return not self.named.isdisjoint(offer.municipalities)

    def distance(self, offer: Offer) -> tuple[str, float] | None:
        """The municipality (AGS) of an offer that is nearest to the named place, and how far it is."""
        if self.kilometres is None or self.is_here(offer):
            return None
        known = [(self.kilometres[ags], ags) for ags in offer.municipalities if ags in self.kilometres]
        if not known:
            return None
        distance, ags = min(known)
        return ags, distance


NO_PLACE = Nearness()
