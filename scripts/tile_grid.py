"""Places one tile for each centre on a grid of the state's shape, and writes the data file of the overview's map.

Of all square grids with exactly as many tiles on the state's ground as there are centres, each centre (the mean of its
municipalities, weighted by inhabitants) gets the tile that makes the sum of squared distances smallest
(`scipy.optimize.linear_sum_assignment`). Of these grids the one is taken that keeps most neighbours next to each other.
Run it again when the territories change: `python -m scripts.tile_grid`.
"""

import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy.optimize import linear_sum_assignment
from shapely.geometry.base import BaseGeometry

from knotenpunkt.regions.domain.geometry import to_plane
from knotenpunkt.regions.domain.map_shapes import Place, schematic_territories

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "knotenpunkt"
FILE = PACKAGE / "overview" / "data" / "tiles.json"
STEPS_PER_KILOMETRE = 100
TOUCHING = 60.0  # steps: territories closer than this are neighbours (their corners are drawn from points)
SIZES = range(2300, 2800, 25)  # steps
OFFSETS = 10

type Points = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A square grid in the plane of the maps: the middle of its north-western tile and the side of a tile, in steps."""

    west: int
    north: int
    side: int


@dataclass(frozen=True, slots=True)
class State:
    """The centres by key, where each lies, which of them are neighbours, and the ground of all."""

    keys: tuple[str, ...]
    points: Points
    neighbours: tuple[tuple[int, int], ...]
    ground: BaseGeometry


@dataclass(frozen=True, slots=True)
class Placement:
    """A tile (column, row) for each centre, and how far the tiles lie from where the centres are, in kilometres."""

    grid: Grid
    tiles: tuple[tuple[int, int], ...]
    kilometres: tuple[float, ...]
    neighbours_kept: float

    @property
    def figures(self) -> dict[str, float]:
        """What the displacement is, in kilometres and tiles."""
        side = self.grid.side / STEPS_PER_KILOMETRE
        mean, largest = sum(self.kilometres) / len(self.kilometres), max(self.kilometres)
        return {
            "tile_kilometres": round(side, 2),
            "mean_kilometres": round(mean, 1),
            "largest_kilometres": round(largest, 1),
            "mean_tiles": round(mean / side, 2),
            "largest_tiles": round(largest / side, 2),
            "neighbours_kept": round(self.neighbours_kept, 3),
        }


def read_state() -> State:
    """The centres out of the program's own data."""
    keys = sorted(row["key"] for row in _rows("centres"))
    municipalities = _rows("municipalities")
    places = tuple(
        Place(
            row["ags"],
            row["ags"] if row["ags"] in keys else row["district"],
            float(row["longitude"]),
            float(row["latitude"]),
            float(row["area"]),
        )
        for row in municipalities
    )
    cells = schematic_territories(places)
    ground = [
        shapely.union_all([cells[place.ags] for place in places if place.centre == key]) for key in keys
    ]
    people = {row["ags"]: int(row["population"]) for row in municipalities}
    points = np.array([_middle([place for place in places if place.centre == key], people) for key in keys])
    return State(
        keys=tuple(keys),
        points=points,
        neighbours=tuple(
            (one, other)
            for one, other in combinations(range(len(keys)), 2)
            if ground[one].distance(ground[other]) < TOUCHING
        ),
        ground=shapely.union_all(ground),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (PACKAGE / "regions" / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _middle(places: list[Place], people: dict[str, int]) -> Points:
    weights = np.array([people[place.ags] for place in places], dtype=float)
    points = np.array([to_plane(place.longitude, place.latitude) for place in places])
    middle: Points = weights @ points / weights.sum()
    return middle


def placed(state: State, grid: Grid) -> Placement | None:
    """The best placement on a grid; None where it has not as many tiles on the ground as there are centres."""
    tiles, middles = _tiles(state, grid)
    if len(tiles) != len(state.keys):
        return None
    distances = np.linalg.norm(state.points[:, None] - middles[None], axis=2)
    rows, chosen = linear_sum_assignment(np.round(distances) ** 2)
    found = tiles[chosen] - tiles.min(axis=0)
    near = [np.abs(found[one] - found[other]).max() <= 1 for one, other in state.neighbours]
    return Placement(
        grid=grid,
        tiles=tuple((int(column), int(row)) for column, row in found),
        kilometres=tuple(float(distance) / STEPS_PER_KILOMETRE for distance in distances[rows, chosen]),
        neighbours_kept=sum(near) / len(near),
    )


def _tiles(state: State, grid: Grid) -> tuple[Points, Points]:
    """Column and row, and the middle, of each tile whose middle lies on the ground."""
    _, _, east, south = state.ground.bounds
    columns = np.arange(int((east - grid.west) // grid.side) + 2)
    rows = np.arange(int((south - grid.north) // grid.side) + 2)
    tiles = np.array([(column, row) for row in rows for column in columns])
    middles = tiles * grid.side + np.array([grid.west, grid.north])
    on_ground = shapely.contains_xy(state.ground, middles[:, 0], middles[:, 1])
    return tiles[on_ground], middles[on_ground]


def best_placement(state: State) -> Placement:
    """Of all grids the placement that keeps most neighbours, and of these the one that moves least."""
    return max(
        _placements(state), key=lambda found: (round(found.neighbours_kept, 6), -sum(found.kilometres))
    )


def _placements(state: State) -> Iterator[Placement]:
    west, north, _, _ = (int(bound) for bound in state.ground.bounds)
    for side in SIZES:
        for right in range(OFFSETS):
            for down in range(OFFSETS):
                grid = Grid(west + side * right // OFFSETS, north + side * down // OFFSETS, side)
                found = placed(state, grid)
                if found is not None:
                    yield found


def written(state: State, placement: Placement) -> str:
    """The data file."""
    tiles = [
        {"key": key, "column": column, "row": row}
        for key, (column, row) in zip(state.keys, placement.tiles, strict=True)
    ]
    grid = {"west": placement.grid.west, "north": placement.grid.north, "side": placement.grid.side}
    return json.dumps({"grid": grid, "displacement": placement.figures, "tiles": tiles}, indent=1) + "\n"


def main() -> None:
    state = read_state()
    placement = best_placement(state)
    FILE.write_text(written(state, placement), encoding="utf-8")
    for name, figure in placement.figures.items():
        sys.stdout.write(f"{name}: {figure}\n")


if __name__ == "__main__":
    main()
