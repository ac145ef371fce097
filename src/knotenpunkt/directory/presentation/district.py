"""Where offers are: the municipalities of a centre with their numbers of offers, as a table and as a map."""

from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.safestring import SafeString
from pyroaring import BitMap

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import FacetCounts
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.regions.domain.map_layout import PlacedShape
from knotenpunkt.regions.queries.maps import centre_map
from knotenpunkt.regions.queries.portal import Portal

LEVELS = 5
_TEMPLATE = "directory/district.html"


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality, its own offers, these together with those for the whole district, and its choice."""

    ags: str
    name: str
    own: int
    together: int
    choice: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MapArea:
    """A municipality on the map; `level` from 0 (no offer) to 5 (the most)."""

    shape: PlacedShape
    row: MunicipalityRow
    level: int


def district(portal: Portal, catalogue: Catalogue, filters: Filters, counts: FacetCounts) -> SafeString:
    """Map and table of the offers that everything but the choice of places finds."""

    def written() -> SafeString:
        return _written(portal, catalogue, filters, counts)

    if filters.narrows():
        return written()
    return catalogue.kept(("district", portal.language.code, filters.address()), written)


def _written(portal: Portal, catalogue: Catalogue, filters: Filters, counts: FacetCounts) -> SafeString:
    rows = municipality_rows(catalogue, filters, counts)
    region_map = centre_map(portal)
    by_ags = {row.ags: row for row in rows}
    most = max((row.own for row in rows), default=0)
    areas = [
        MapArea(shape, by_ags[shape.key], level(by_ags[shape.key].own, most))
        for shape in region_map.picture.shapes
        if shape.key in by_ags
    ]
    context = {"portal": portal, "map": region_map, "areas": areas, "rows": rows, "is_city": len(rows) == 1}
    return SafeString(get_template(_TEMPLATE).render(context))


def level(number: int, most: int) -> int:
    """The step of the scale: 0 only for none, 5 for the most."""
    return -(-LEVELS * number // most) if most else 0


def municipality_rows(
    catalogue: Catalogue, filters: Filters, counts: FacetCounts
) -> tuple[MunicipalityRow, ...]:
    """The municipalities of the centre in the order of their names."""
    everywhere = catalogue.kept(("district wide",), lambda: _district_wide(catalogue))
    others = counts.others(Facet.MUNICIPALITY)
    chosen = filters.values(Facet.MUNICIPALITY)
    masks, nothing = catalogue.masks[Facet.MUNICIPALITY], BitMap()
    return tuple(
        MunicipalityRow(
            ags,
            name,
            masks.get(ags, nothing).intersection_cardinality(others - everywhere),
            masks.get(ags, nothing).intersection_cardinality(others),
            filters.with_values(Facet.MUNICIPALITY, [ags]).address(),
            ags in chosen,
        )
        for ags, name in catalogue.municipalities.items()
    )


def _district_wide(catalogue: Catalogue) -> BitMap:
    return BitMap(position for position, offer in enumerate(catalogue.offers) if offer.is_district_wide)
