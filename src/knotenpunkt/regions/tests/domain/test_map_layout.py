"""Laying shapes out as a picture."""

from knotenpunkt.regions.domain.map_layout import PlacedShape, ShapeToPlace, picture


def shape(key: str, name: str, left: int, *, width: int = 1000, rank: int = 0) -> ShapeToPlace:
    return ShapeToPlace(key, name, "M0 0l1 1z", (left + width // 2, 500), (left, 0, left + width, 1000), rank)


def test_picture_fits_the_shapes_with_a_margin() -> None:
    made = picture([shape("a", "Ort", 5000)], width=108, overhang=1.0)
    assert (made.width, made.height, made.view_box) == (108, 108, "0 0 108 108")
    assert made.transform == "translate(-496.00 4.00) scale(0.100000)"
    assert made.shapes == (PlacedShape("a", "Ort", "M0 0l1 1z", 54.0, 58.9),)


def test_picture_leaves_out_a_name_that_is_too_wide_for_its_shape() -> None:
    made = picture([shape("a", "Mönchengladbach", 0)], width=100, overhang=1.0)
    assert [(placed.label_x, placed.label_y) for placed in made.shapes] == [(None, None)]


def test_picture_gives_room_to_the_higher_rank() -> None:
    shapes = [shape("a", "Bochum", 0), shape("b", "Essen", 300, rank=2)]
    made = picture(shapes, width=110, overhang=1.5)
    assert [placed.label_x is not None for placed in made.shapes] == [False, True]


def test_picture_keeps_names_inside() -> None:
    made = picture([shape("a", "Selfkant", 0), shape("b", "Ort", 1000)], width=88, overhang=2.0)
    assert made.shapes[0].label_x == round(len("Selfkant") * 0.56 * 14 / 2, 1)


def test_picture_of_nothing_is_empty() -> None:
    assert picture([], width=100, overhang=1.0).shapes == ()
