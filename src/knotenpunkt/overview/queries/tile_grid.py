"""The tile grid that comes with the program."""

from functools import cache
from importlib.resources import files

from knotenpunkt.overview.domain.tiles import TileGrid, parsed_tiles


@cache
def tile_grid() -> TileGrid:
    """Read once."""
    data = files("knotenpunkt.overview") / "data"
    grid, signs = (data / "tiles.json", data / "signs.csv")
    return parsed_tiles(grid.read_text(encoding="utf-8"), signs.read_text(encoding="utf-8"))
