"""The tile grid: one square for each centre, where the map of the state has it as nearly as squares allow."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

SIDE = 100
"""Side of a tile with its gap, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The tile of a centre; `sign` is short enough for it: the letters of its number plates."""

    key: str
    sign: str
    column: int
    row: int

    @property
    def left(self) -> int:
        return self.column * SIDE

    @property
    def top(self) -> int:
        return self.row * SIDE


@dataclass(frozen=True, slots=True)
class TileGrid:
    """All tiles by the centre's key; `mean_kilometres` and the like say how far tiles lie from their centres."""

    tiles: Mapping[str, Tile]
    displacement: Mapping[str, float]

    @property
    def view_box(self) -> str:
        columns = max(tile.column for tile in self.tiles.values()) + 1
        rows = max(tile.row for tile in self.tiles.values()) + 1
        return f"0 0 {columns * SIDE} {rows * SIDE}"


def parsed_tiles(grid: str, signs: str) -> TileGrid:
    """The grid out of the data file that scripts/tile_grid.py writes, and the signs by key."""
    told = json.loads(grid)
    sign_of = {row["key"]: row["sign"] for row in csv.DictReader(StringIO(signs))}
    tiles = {
        row["key"]: Tile(row["key"], sign_of[row["key"]], row["column"], row["row"]) for row in told["tiles"]
    }
    return TileGrid(tiles, told["displacement"])
