"""The shapes that maps draw: municipalities, and centres as the union of theirs, in the plane of `geometry`."""

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

from knotenpunkt.regions.domain.geometry import to_plane
from knotenpunkt.regions.domain.schematic_cells import Site, schematic_cells

CORNER_RADIUS = 60.0
"""Corners of schematic territories are rounded by this many steps."""

CENTRE_TOLERANCE = 40.0
"""The outline of a centre may leave out detours of this many steps."""


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
    """The drawing of a territory: `d` of an SVG path, a point well inside for its label, and its box, in whole steps."""

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


def territories(
    places: tuple[Place, ...], outlines: Mapping[str, Mapping[str, object]]
) -> dict[str, BaseGeometry]:
    """The territory of each municipality in the plane by AGS: its outline (GeoJSON, WGS 84), or else a schematic cell.

    Outlines and cells do not fit each other, so outlines are used only where every municipality has one.
    """
    if places and all(place.ags in outlines for place in places):
        return {place.ags: _in_plane(outlines[place.ags]) for place in places}
    sites = tuple(
        Site(place.ags, *to_plane(place.longitude, place.latitude), place.area) for place in places
    )
    return schematic_cells(sites)


def drawn_regions(
    places: tuple[Place, ...], outlines: Mapping[str, Mapping[str, object]]
) -> DrawnRegions:
    """The drawings of all municipalities and of the centres that serve them, each list in the order of its keys."""
    ground = territories(places, outlines)
    is_schematic = not all(place.ags in outlines for place in places)
    served: dict[str, list[BaseGeometry]] = {}
    for place in places:
        served.setdefault(place.centre, []).append(ground[place.ags])
    return DrawnRegions(
        municipalities=tuple(
            _drawn(ags, ground[ags], is_schematic=is_schematic) for ags in sorted(ground)
        ),
        centres=tuple(
            _drawn(key, _joined(parts), is_schematic=is_schematic) for key, parts in sorted(served.items())
        ),
    )


def _in_plane(geometry: Mapping[str, object]) -> BaseGeometry:
    degrees = shape(geometry)
    plane = shapely.transform(degrees, lambda points: [to_plane(*point) for point in points])
    return shapely.set_precision(shapely.make_valid(plane), 1.0)


def _joined(parts: list[BaseGeometry]) -> BaseGeometry:
    return shapely.union_all(parts, grid_size=1.0).simplify(CENTRE_TOLERANCE)


def _drawn(key: str, ground: BaseGeometry, *, is_schematic: bool) -> DrawnShape:
    if is_schematic:
        ground = _rounded(ground)
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


def _rounded(ground: BaseGeometry) -> BaseGeometry:
    """The same ground with round corners; never beyond it, so that neighbours still do not overlap."""
    return ground.buffer(-CORNER_RADIUS).buffer(CORNER_RADIUS, quad_segs=3)


def _path(polygon: Polygon) -> str:
    return "".join(_ring(list(ring.coords)) for ring in (polygon.exterior, *polygon.interiors))


def _ring(points: list[tuple[float, ...]]) -> str:
    """One closed ring in whole steps, each point told from the one before it, which is shorter."""
    whole = [(round(point[0]), round(point[1])) for point in points[:-1]]
    steps = [
        f"{x - before_x} {y - before_y}"
        for (before_x, before_y), (x, y) in zip(whole, whole[1:], strict=False)
        if (x, y) != (before_x, before_y)
    ]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z"
