"""The tiles of the overview's map lie where the optimal assignment puts them."""

import json
from functools import cache

from scripts.tile_grid import FILE, Grid, Placement, State, best_placement, placed, read_state, written


@cache
def state() -> State:
    return read_state()


@cache
def kept() -> Placement:
    """The placement on the grid that the data file names."""
    grid = json.loads(FILE.read_text(encoding="utf-8"))["grid"]
    found = placed(state(), Grid(grid["west"], grid["north"], grid["side"]))
    assert found is not None
    return found


def test_the_data_file_is_what_the_script_writes() -> None:
    assert FILE.read_text(encoding="utf-8") == written(state(), kept())


def test_every_centre_has_a_tile_of_its_own() -> None:
    assert len(state().keys) == len(set(kept().tiles)) == 54


def test_tiles_lie_near_their_centres() -> None:
    assert kept().figures == {
        "tile_kilometres": 25.75,
        "mean_kilometres": 30.7,
        "largest_kilometres": 58.6,
        "mean_tiles": 1.19,
        "largest_tiles": 2.28,
        "neighbours_kept": 0.748,
    }


def test_no_other_grid_keeps_more_neighbours() -> None:
    assert best_placement(state()) == kept()


def test_tiles_keep_the_corners_of_the_state() -> None:
    tiles = dict(zip(state().keys, kept().tiles, strict=True))
    columns, rows = zip(*tiles.values(), strict=True)

    assert tiles["05334002"][1] == tiles["05366"][1] == max(rows)  # Aachen and Euskirchen in the south
    assert tiles["05762"][0] == max(columns)  # Höxter in the east
    assert tiles["05770"][1] == min(rows)  # Minden-Lübbecke in the north
    assert tiles["05370"][0] == min(columns)  # Heinsberg in the west
