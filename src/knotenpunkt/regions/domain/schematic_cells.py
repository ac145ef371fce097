"""Territories drawn from centre points and areas alone: for maps where no outline is loaded.

Each territory is the cell of its point in a power diagram (Aurenhammer 1987), weighted by its area so that larger
territories get larger cells, and cut off where the land ends: at most a little further than a disc of its area.
Cells of neighbours share their edge; no two overlap.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry import Point, Polygon
from shapely.geometry.base import BaseGeometry

AREA_WEIGHT = 0.3
"""How far the weights follow the areas: 0 is a plain Voronoi diagram; near 1 small territories lose their own point."""

REACH = 1.25
"""How far a territory reaches, in radii of the disc of its area."""

BAY_WIDTH = 400.0
"""Bays of the land up to this half width are filled, in steps of the plane."""

_NEIGHBOURHOOD = 6_000.0
_STEPS_PER_KILOMETRE = 100.0


@dataclass(frozen=True, slots=True)
class Site:
    """A territory by its centre point in the plane (steps of ten metres) and its area in square kilometres."""

    key: str
    x: float
    y: float
    area: float

    @property
    def squared_radius(self) -> float:
        """Of the disc of the same area, in square steps."""
        return self.area * _STEPS_PER_KILOMETRE**2 / math.pi


def schematic_cells(sites: tuple[Site, ...]) -> dict[str, BaseGeometry]:
    """The cell of each site by key, on whole steps of the plane."""
    land = _land(sites)
    cells = [shapely.set_precision(Polygon(_corners(site, sites)), 1.0) for site in sites]
    return {
        site.key: shapely.intersection(cell, land, grid_size=1.0)
        for site, cell in zip(sites, cells, strict=True)
    }


def _land(sites: Sequence[Site]) -> BaseGeometry:
    discs = [
        Point(site.x, site.y).buffer(REACH * math.sqrt(site.squared_radius), quad_segs=12) for site in sites
    ]
    joined = shapely.union_all(discs).buffer(BAY_WIDTH).buffer(-BAY_WIDTH)
    return shapely.union_all(
        [Polygon(part.exterior) for part in shapely.get_parts(joined)]  # lakes between discs are no lakes
    )


def _corners(site: Site, sites: Sequence[Site]) -> list[tuple[float, float]]:
    """The cell of a site: the square around it, cut by the line that divides it from each site nearby."""
    reach = _NEIGHBOURHOOD
    corners = [
        (site.x - reach, site.y - reach),
        (site.x + reach, site.y - reach),
        (site.x + reach, site.y + reach),
        (site.x - reach, site.y + reach),
    ]
    for other in sites:
        right, down = other.x - site.x, other.y - site.y
        if other is site or abs(right) > reach or abs(down) > reach:
            continue
        weight = AREA_WEIGHT * (site.squared_radius - other.squared_radius)
        limit = (other.x**2 + other.y**2 - site.x**2 - site.y**2 + weight) / 2
        corners = _kept_side(corners, right, down, limit)
    return corners


def _kept_side(
    corners: Sequence[tuple[float, float]], right: float, down: float, limit: float
) -> list[tuple[float, float]]:
    """The part of a convex polygon on which right·x + down·y ≤ limit (Sutherland and Hodgman 1974)."""
    kept = []
    for index, corner in enumerate(corners):
        before = corners[index - 1]
        excess_before = right * before[0] + down * before[1] - limit
        excess = right * corner[0] + down * corner[1] - limit
        if (excess_before <= 0) != (excess <= 0):
            share = excess_before / (excess_before - excess)
            kept.append(
                (
                    before[0] + share * (corner[0] - before[0]),
                    before[1] + share * (corner[1] - before[1]),
                )
            )
        if excess <= 0:
            kept.append(corner)
    return kept
