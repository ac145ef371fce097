"""Counting and choosing offers by facet: sets of offers are bitmaps of their positions in the catalogue."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pyroaring import BitMap

from knotenpunkt.directory.domain.filters import YES, Facet, Filters
from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.recurrence import weekday_mask

type Masks = Mapping[Facet, Mapping[str, BitMap]]

AGE_BANDS: dict[str, tuple[int, int]] = {
    "0-2": (0, 2),
    "3-5": (3, 5),
    "6-9": (6, 9),
    "10-13": (10, 13),
    "14-17": (14, 17),
    "18-26": (18, 26),
    "27-59": (27, 59),
    "60": (60, 120),
}


def facet_masks(offers: Sequence[Offer], municipalities: Sequence[str]) -> dict[Facet, dict[str, BitMap]]:
    """Which offers have which value of which facet. One for the whole district belongs to every municipality (AGS)."""
    masks: dict[Facet, defaultdict[str, BitMap]] = {facet: defaultdict(BitMap) for facet in Facet}
    district_wide = BitMap()
    for position, offer in enumerate(offers):
        for facet, value in _values(offer):
            masks[facet][value].add(position)
        if offer.is_district_wide:
            district_wide.add(position)
    for ags in municipalities:
        masks[Facet.MUNICIPALITY][ags] |= district_wide
    return {facet: dict(values) for facet, values in masks.items()}


def _values(offer: Offer) -> list[tuple[Facet, str]]:
    values = [(Facet.TOPIC, topic.code) for topic in offer.topics]
    values += [(Facet.TARGET_GROUP, group.code) for group in offer.target_groups]
    values += [(Facet.MUNICIPALITY, ags) for ags in offer.municipalities]
    values += [(Facet.AGE, band) for band in age_bands(offer.minimum_age, offer.maximum_age)]
    values += [(Facet.LANGUAGE, code) for code in offer.languages]
    values += [(Facet.WEEKDAY, str(day + 1)) for day in weekday_mask(offer.schedules)]
    flags = (
        (Facet.FREE, offer.cost.is_free),
        (Facet.CHILDCARE, offer.childcare),
        (Facet.WOMEN_ONLY, offer.women_only),
    )
    return values + [(facet, YES) for facet, holds in flags if holds]


def age_bands(minimum: int | None, maximum: int | None) -> list[str]:
    """The bands that the ages from `minimum` to `maximum` (years, inclusive) touch; none where no age is stated."""
    if minimum is None and maximum is None:
        return []
    low, high = minimum or 0, 120 if maximum is None else maximum
    return [band for band, (first, last) in AGE_BANDS.items() if low <= last and first <= high]


class FacetCounts:
    """What one choice finds, and for every value of every facet how many offers choosing it would find.

    Within a facet values add up, between facets they narrow; a facet's counts therefore leave its own choice aside.
    """

    def __init__(
        self, masks: Masks, everything: BitMap, filters: Filters, found_by_words: BitMap | None
    ) -> None:
        self._masks = masks
        base = everything if found_by_words is None else everything & found_by_words
        self._chosen = {facet: _any_of(masks.get(facet, {}), values) for facet, values in filters.chosen}
        self._base = base
        self.found = base.intersection(*self._chosen.values())

    def others(self, facet: Facet) -> BitMap:
        """The offers that everything but this facet's choice finds."""
        if facet not in self._chosen:
            return self.found
        return self._base.intersection(
            *(chosen for name, chosen in self._chosen.items() if name is not facet)
        )

    def of(self, facet: Facet) -> dict[str, int]:
        """For each value of the facet how many offers choosing it alone in its facet finds."""
        others = self.others(facet)
        return {
            value: mask.intersection_cardinality(others) for value, mask in self._masks.get(facet, {}).items()
        }


def _any_of(masks: Mapping[str, BitMap], values: Sequence[str]) -> BitMap:
    return BitMap().union(*(masks[value] for value in values if value in masks))


def positions(members: BitMap, order: Sequence[int]) -> list[int]:
    """The positions in the set, in the given order of all positions."""
    return [position for position in order if position in members]
