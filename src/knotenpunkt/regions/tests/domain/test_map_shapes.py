"""Drawing territories."""

import re

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from knotenpunkt.regions.actions.load_regions import region_files
from knotenpunkt.regions.domain.geometry import to_plane
from knotenpunkt.regions.domain.map_shapes import DrawnShape, Place, drawn_regions, schematic_territories
from knotenpunkt.regions.domain.region_files import centre_key_of

SQUARE_STEPS_PER_SQUARE_KILOMETRE = 10_000


def state_places() -> tuple[Place, ...]:
    files = region_files()
    keys = [centre.key for centre in files.centres]
    return tuple(
        Place(entry.ags, centre_key_of(entry.ags, keys), entry.longitude, entry.latitude, float(entry.area))
        for entry in files.municipalities
    )


def ground_of(shape: DrawnShape) -> BaseGeometry:
    """The ground that an SVG path of our own kind encloses."""
    rings = []
    for start_x, start_y, steps in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)z", shape.path):
        numbers = [int(number) for number in steps.split()]
        x, y = int(start_x), int(start_y)
        points = [(x, y)]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
        rings.append(Polygon(points))
    return shapely.make_valid(MultiPolygon(rings)) if len(rings) > 1 else shapely.make_valid(rings[0])


def square(west: float, south: float, size: float = 0.1) -> dict[str, object]:
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def test_schematic_territories_fit_each_other() -> None:
    ground = schematic_territories(state_places())
    cells = list(ground.values())
    assert len(cells) == 396
    assert not any(cell.is_empty for cell in cells)
    assert shapely.coverage_is_valid(cells)
    assert shapely.union_all(cells).area == sum(cell.area for cell in cells)


def test_schematic_territories_are_nearly_as_large_as_the_state() -> None:
    together = sum(cell.area for cell in schematic_territories(state_places()).values())
    listed = sum(place.area for place in state_places()) * SQUARE_STEPS_PER_SQUARE_KILOMETRE
    assert 0.95 < together / listed < 1.05


def test_schematic_territories_keep_neighbours() -> None:
    ground = schematic_territories(state_places())
    neighbours = {
        ags
        for ags, cell in ground.items()
        if ags != "05370016" and cell.intersection(ground["05370016"]).length > 100
    }
    names = {entry.ags: entry.name for entry in region_files().municipalities}
    assert {names[ags] for ags in neighbours} == {
        "Gangelt",
        "Geilenkirchen",
        "Hückelhoven",
        "Waldfeucht",
        "Wassenberg",
    }


def test_drawn_regions_have_one_shape_for_each() -> None:
    drawn = drawn_regions(state_places(), {})
    assert [shape.key for shape in drawn.municipalities] == sorted(place.ags for place in state_places())
    assert [shape.key for shape in drawn.centres] == sorted({place.centre for place in state_places()})
    assert {shape.is_schematic for shape in (*drawn.municipalities, *drawn.centres)} == {True}


def test_drawn_municipalities_overlap_by_no_more_than_the_rounding_of_their_points() -> None:
    shapes = [ground_of(shape) for shape in drawn_regions(state_places(), {}).municipalities]
    overlap = sum(shape.area for shape in shapes) - shapely.union_all(shapes).area
    assert overlap < 0.001 * sum(shape.area for shape in shapes)


def test_drawn_centre_of_one_city_lies_where_the_city_lies() -> None:
    drawn = drawn_regions(state_places(), {})
    (city,) = (shape for shape in drawn.municipalities if shape.key == "05315000")
    (centre,) = (shape for shape in drawn.centres if shape.key == "05315")
    both = ground_of(city).intersection(ground_of(centre)).area
    assert both / ground_of(city).area > 0.95


def test_drawn_labels_lie_inside_their_shapes() -> None:
    drawn = drawn_regions(state_places(), {})
    outside = [
        shape.key
        for shape in (*drawn.municipalities, *drawn.centres)
        if not ground_of(shape).contains(shapely.Point(shape.label))
    ]
    assert outside == []


def test_outlines_are_drawn_where_every_municipality_has_one() -> None:
    places = (
        Place("05370004", "05370", 6.05, 51.05, 80.0),
        Place("05370008", "05370", 6.15, 51.05, 80.0),
    )
    outlines = {"05370004": square(6.0, 51.0), "05370008": square(6.1, 51.0)}
    drawn = drawn_regions(places, outlines)
    west, north = (round(value) for value in to_plane(6.0, 51.1))
    east, south = (round(value) for value in to_plane(6.2, 51.0))
    assert [shape.is_schematic for shape in drawn.municipalities] == [False, False]
    assert drawn.centres[0].box == (west, north, east, south)


def test_outlines_of_only_some_municipalities_are_left_out() -> None:
    places = (
        Place("05370004", "05370", 6.05, 51.05, 80.0),
        Place("05370008", "05370", 6.15, 51.05, 80.0),
    )
    drawn = drawn_regions(places, {"05370004": square(6.0, 51.0)})
    assert [shape.is_schematic for shape in drawn.municipalities] == [True, True]
