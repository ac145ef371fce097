"""The maps: a centre with its municipalities, and the state with its centres."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knotenpunkt.regions.domain.map_layout import Picture, ShapeToPlace, picture
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre, FigureSource, MapShape, Municipality, Outline
from knotenpunkt.regions.queries.municipalities import names_of_municipalities
from knotenpunkt.regions.queries.portal import Portal

CENTRE_MAP_WIDTH = 440
STATE_MAP_WIDTH = 640

_CENTRE_OVERHANG = 1.6
_STATE_OVERHANG = 1.05


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A map and where its shapes come from; schematic ones were drawn from the centre points of that source."""

    picture: Picture
    is_schematic: bool
    source: FigureSource | None


def centre_map(portal: Portal) -> RegionMap:
    """The municipalities of a portal's centre by AGS, in the order of their names; no SQL while it is kept."""
    return _centre_map(portal.centre.pk, portal.revision)


@lru_cache(maxsize=64)
def _centre_map(centre: uuid.UUID, revision: int) -> RegionMap:
    """Kept for one revision of the centre: a change of regions or outlines counts as one everywhere."""
    names = dict(names_of_municipalities(centre, revision))
    rows = MapShape.objects.filter(level=MapShape.Level.MUNICIPALITY, key__in=names)
    return _region_map(list(rows), names, {}, CENTRE_MAP_WIDTH, _CENTRE_OVERHANG)


def state_map(centres: Sequence[Centre], population: dict[str, int]) -> RegionMap:
    """The centres by key, in the order of their names; more populous ones get their name written first."""
    names = {centre.key: short_name(centre.territory) for centre in centres}
    rows = MapShape.objects.filter(level=MapShape.Level.CENTRE)
    return _region_map(list(rows), names, population, STATE_MAP_WIDTH, _STATE_OVERHANG)


def _region_map(
    rows: list[MapShape], names: dict[str, str], ranks: dict[str, int], width: int, overhang: float
) -> RegionMap:
    shapes = [
        ShapeToPlace(
            key=row.key,
            name=names[row.key],
            path=row.path,
            label=(row.label_x, row.label_y),
            box=(row.west, row.north, row.east, row.south),
            rank=ranks.get(row.key, 0),
        )
        for row in rows
        if row.key in names
    ]
    shapes.sort(key=lambda shape: sorting_key(shape.name))
    is_schematic = any(row.is_schematic for row in rows)
    return RegionMap(
        picture(shapes, width=width, overhang=overhang), is_schematic, _source(is_schematic=is_schematic)
    )


def _source(*, is_schematic: bool) -> FigureSource | None:
    table = Municipality if is_schematic else Outline
    return FigureSource.objects.filter(code__in=table.objects.order_by().values("source")).first()
