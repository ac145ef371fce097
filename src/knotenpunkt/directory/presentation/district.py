"""Where offers are: the municipalities of a centre with their numbers of offers, as a table and as a map."""

from dataclasses import dataclass

from knotenpunkt.directory.domain.catalogue import Catalogue, Found
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.regions.queries.portal import Portal


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality, how many of the offers are its own, how many with those for the whole district, and its address."""

    ags: str
    name: str
    own: int
    together: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """The rows of the table, and how many offers are meant for the whole district."""

    rows: tuple[MunicipalityRow, ...]
    district_wide: int


def district_map(portal: Portal, catalogue: Catalogue, filters: Filters, found: Found) -> DistrictMap:
    """The offers that everything but the choice of places finds, by municipality."""
    everywhere = catalogue.kept(("district wide",), lambda: _district_wide(catalogue))
    others = found.counts.others(Facet.MUNICIPALITY)
    chosen = filters.values(Facet.MUNICIPALITY)
    masks = catalogue.masks[Facet.MUNICIPALITY]
    rows = tuple(
        MunicipalityRow(
            ags,
            name,
            (masks.get(ags, 0) & others & ~everywhere).bit_count(),
            (masks.get(ags, 0) & others).bit_count(),
            filters.with_values(Facet.MUNICIPALITY, [ags]).address(),
            ags in chosen,
        )
        for ags, name in catalogue.municipalities.items()
    )
    return DistrictMap(rows, (everywhere & others).bit_count())


def _district_wide(catalogue: Catalogue) -> int:
    mask = 0
    for position, offer in enumerate(catalogue.offers):
        if offer.is_district_wide:
            mask |= 1 << position
    return mask
