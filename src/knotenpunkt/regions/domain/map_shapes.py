"""The shapes that maps draw: municipalities, and centres as the union of theirs, in the plane of `geometry`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import shapely
from shapely.affinity import affine_transform
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from knotenpunkt.regions.domain.geometry import TO_PLANE, to_plane
from knotenpunkt.regions.domain.outlines import Geometry
from knotenpunkt.regions.domain.schematic_cells import Site, schematic_cells

MUNICIPALITY_CORNER_RADIUS = 60.0
CENTRE_CORNER_RADIUS = 120.0
"""Corners of schematic territories are rounded by this many steps."""

CENTRE_TOLERANCE = 40.0
"""The outline of a centre may leave out detours of about this many steps."""

SLIT = 8.0
"""Slits between the municipalities of a centre up to this half width (in steps) are closed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality to be drawn: centre point in degrees (WGS 84), area in square kilometres, key of its centre."""

    ags: str
    centre: str
    longitude: float
    latitude: float
    area: float


@dataclass(frozen=True, slots=True)
class DrawnShape:
    """The drawing of a territory: `d` of an SVG path, a point well inside for its label, its box; whole steps."""

    key: str
    path: str
    label: tuple[int, int]
    box: tuple[int, int, int, int]
    is_schematic: bool


@dataclass(frozen=True, slots=True)
class DrawnRegions:
    """All municipalities and all centres."""

    municipalities: tuple[DrawnShape, ...]
    centres: tuple[DrawnShape, ...]


def drawn_regions(places: tuple[Place, ...], outlines: Mapping[str, Geometry]) -> DrawnRegions:
    """The drawings of all municipalities and of the centres that serve them, each list in the order of its keys.

    Outlines (GeoJSON in WGS 84, by AGS) and schematic cells do not fit each other: outlines are drawn only where every
    municipality has one.
    """
    if all(place.ags in outlines for place in places):
        ground = {place.ags: _in_plane(outlines[place.ags]) for place in places}
        return _drawn_from(places, ground, is_schematic=False)
    return _schematic_regions(places)


def schematic_territories(places: tuple[Place, ...]) -> dict[str, BaseGeometry]:
    """The schematic cell of each municipality in the plane, by AGS."""
    return schematic_cells(
        tuple(Site(place.ags, *to_plane(place.longitude, place.latitude), place.area) for place in places)
    )


@lru_cache(maxsize=1)
def _schematic_regions(places: tuple[Place, ...]) -> DrawnRegions:
    return _drawn_from(places, schematic_territories(places), is_schematic=True)


def _drawn_from(
    places: tuple[Place, ...], ground: dict[str, BaseGeometry], *, is_schematic: bool
) -> DrawnRegions:
    served: dict[str, list[BaseGeometry]] = {}
    for place in places:
        served.setdefault(place.centre, []).append(ground[place.ags])
    joined = _simpler({key: _joined(parts) for key, parts in served.items()})
    return DrawnRegions(
        municipalities=_drawn_all(ground, MUNICIPALITY_CORNER_RADIUS, is_schematic=is_schematic),
        centres=_drawn_all(joined, CENTRE_CORNER_RADIUS, is_schematic=is_schematic),
    )


def _in_plane(geometry: Geometry) -> BaseGeometry:
    plane = affine_transform(shape(geometry), TO_PLANE)
    return shapely.set_precision(shapely.make_valid(plane), 1.0)


def _joined(parts: list[BaseGeometry]) -> BaseGeometry:
    joined = shapely.union_all(parts, grid_size=1.0)
    return joined.buffer(SLIT, join_style="mitre").buffer(-SLIT, join_style="mitre")


def _simpler(ground: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The same territories with fewer points; where they fit each other exactly, they still do."""
    parts = shapely.set_precision(list(ground.values()), 1.0)
    if shapely.coverage_is_valid(parts):
        simpler = shapely.coverage_simplify(parts, CENTRE_TOLERANCE)
    else:
        simpler = shapely.simplify(parts, CENTRE_TOLERANCE)
    return dict(zip(ground, simpler, strict=True))


def _drawn_all(
    ground: dict[str, BaseGeometry], corner_radius: float, *, is_schematic: bool
) -> tuple[DrawnShape, ...]:
    return tuple(
        _drawn(
            key,
            _rounded(ground[key], corner_radius) if is_schematic else ground[key],
            is_schematic=is_schematic,
        )
        for key in sorted(ground)
    )


def _drawn(key: str, ground: BaseGeometry, *, is_schematic: bool) -> DrawnShape:
    polygons = [part for part in shapely.get_parts(ground) if isinstance(part, Polygon)]
    largest = max(polygons, key=lambda polygon: polygon.area)
    label = shapely.maximum_inscribed_circle(largest, tolerance=20.0).coords[0]
    west, north, east, south = ground.bounds
    return DrawnShape(
        key=key,
        path="".join(_path(polygon) for polygon in polygons),
        label=(round(label[0]), round(label[1])),
        box=(round(west), round(north), round(east), round(south)),
        is_schematic=is_schematic,
    )


def _rounded(ground: BaseGeometry, radius: float) -> BaseGeometry:
    """The same ground with round corners; never beyond it, so that neighbours still do not overlap."""
    return ground.buffer(-radius).buffer(radius, quad_segs=3)


def _path(polygon: Polygon) -> str:
    return "".join(_ring(list(ring.coords)) for ring in (polygon.exterior, *polygon.interiors))


def _ring(points: list[tuple[float, ...]]) -> str:
    """One closed ring in whole steps, each point told from the one before it, which is shorter."""
    whole = [(round(point[0]), round(point[1])) for point in points[:-1]]
    steps = [
        f"{x - before_x} {y - before_y}"
        for (before_x, before_y), (x, y) in pairwise(whole)
        if (x, y) != (before_x, before_y)
    ]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z"
