"""Where offers are: the municipalities of a centre with their numbers of offers, as a table and as a map."""

from dataclasses import dataclass

from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString
from pyroaring import BitMap

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.facets import FacetCounts
from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.presentation.frames import Frame, slot
from knotenpunkt.regions.domain.map_layout import PlacedShape
from knotenpunkt.regions.queries.maps import centre_map
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.text import cldr

LEVELS = 5
DARK = 4  # from this level on labels are light
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
class PlacedMunicipality:
    """A municipality in the frame of table and map, with its shape where the map has one; the rest are slots."""

    name: str
    shape: PlacedShape | None
    own: str
    together: str
    choice: str
    level: str
    shade: str
    chosen_area: str
    chosen_row: str


def district(portal: Portal, catalogue: Catalogue, filters: Filters, counts: FacetCounts) -> SafeString:
    """Map and table of the offers that everything but the choice of places finds."""
    language = portal.language.code
    frame = catalogue.kept(("district", language), lambda: _frame(portal, catalogue))
    rows = municipality_rows(catalogue, filters, counts)
    most = max((row.own for row in rows), default=0)
    values: dict[str, str] = {}
    for row in rows:
        step = level(row.own, most)
        values |= {
            f"own{row.ags}": cldr.format_number(row.own, language),
            f"together{row.ags}": cldr.format_number(row.together, language),
            f"choice{row.ags}": escape(row.choice),
            f"level{row.ags}": str(step),
            f"shade{row.ags}": " kp-map__label--on-dark" if step >= DARK else "",
            f"chosen_area{row.ags}": " kp-map__area--chosen" if row.is_chosen else "",
            f"chosen_row{row.ags}": ' aria-current="true"' if row.is_chosen else "",
        }
    return frame.filled(values)


def _frame(portal: Portal, catalogue: Catalogue) -> Frame:
    """Table and map without their numbers, rendered once a language."""
    region_map = centre_map(portal)
    shapes = {shape.key: shape for shape in region_map.picture.shapes}
    placed = [_placed(ags, name, shapes.get(ags)) for ags, name in catalogue.municipalities.items()]
    drawn = [place for ags in shapes for place in placed if place.shape is shapes[ags]]
    context = {
        "portal": portal,
        "map": region_map,
        "areas": drawn,
        "rows": placed,
        "is_city": len(placed) == 1,
    }
    return Frame.of(get_template(_TEMPLATE).render(context))


def _placed(ags: str, name: str, shape: PlacedShape | None) -> PlacedMunicipality:
    names = ("own", "together", "choice", "level", "shade", "chosen_area", "chosen_row")
    return PlacedMunicipality(name, shape, **{slot_name: slot(f"{slot_name}{ags}") for slot_name in names})


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
