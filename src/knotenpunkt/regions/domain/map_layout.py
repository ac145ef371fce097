"""Laying drawn shapes out as one picture: the part of the plane that is shown, its scale, and which names fit."""

from collections.abc import Sequence
from dataclasses import dataclass

LABEL_HEIGHT = 14.0
"""Height of a label's line in units of the picture; style sheets set the same size."""

_LETTER_WIDTH = 0.56 * LABEL_HEIGHT
_MARGIN = 4.0
_BASELINE = 0.35 * LABEL_HEIGHT


@dataclass(frozen=True, slots=True)
class ShapeToPlace:
    """A shape in the plane (whole steps): its path, label point and box (west, north, east, south).

    The higher the rank, the sooner its name gets its place.
    """

    key: str
    name: str
    path: str
    label: tuple[int, int]
    box: tuple[int, int, int, int]
    rank: int


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape of a picture: its path in the plane, and where the middle of its name's baseline stands in the picture.

    `label_x` and `label_y` are None where the name found no place of its own.
    """

    key: str
    name: str
    path: str
    label_x: float | None
    label_y: float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A map as SVG: paths are drawn inside `<g transform=…>`, labels outside it.

    `scale` is how many units of the picture a step of the plane is long.
    """

    width: int
    height: int
    scale: float
    transform: str
    shapes: tuple[PlacedShape, ...]

    @property
    def steps_per_unit(self) -> float:
        return 1 / self.scale

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"


def picture(shapes: Sequence[ShapeToPlace], *, width: int, overhang: float) -> Picture:
    """The shapes fitted into a picture of this width, in the given order.

    A name is written where it meets no other and is at most `overhang` times as wide as its shape.
    """
    if not shapes:
        return Picture(width, 1, 1.0, "scale(1)", ())
    west = min(shape.box[0] for shape in shapes)
    north = min(shape.box[1] for shape in shapes)
    east = max(shape.box[2] for shape in shapes)
    south = max(shape.box[3] for shape in shapes)
    scale = (width - 2 * _MARGIN) / (east - west)
    left, top = _MARGIN - west * scale, _MARGIN - north * scale
    places = _label_places(shapes, scale, (left, top), width, overhang)
    return Picture(
        width=width,
        height=round((south - north) * scale + 2 * _MARGIN),
        scale=scale,
        transform=f"translate({left:.2f} {top:.2f}) scale({scale:.6f})",
        shapes=tuple(
            PlacedShape(shape.key, shape.name, shape.path, *places.get(shape.key, (None, None)))
            for shape in shapes
        ),
    )


def _label_places(
    shapes: Sequence[ShapeToPlace], scale: float, origin: tuple[float, float], width: int, overhang: float
) -> dict[str, tuple[float, float]]:
    """The middle of each name's baseline, for those that find room; higher ranks choose first."""
    taken: list[tuple[float, float, float]] = []
    places: dict[str, tuple[float, float]] = {}
    for shape in sorted(shapes, key=lambda shape: (-shape.rank, shape.key)):
        half = len(shape.name) * _LETTER_WIDTH / 2
        if 2 * half > overhang * (shape.box[2] - shape.box[0]) * scale:
            continue
        x = min(max(shape.label[0] * scale + origin[0], half), width - half)
        y = shape.label[1] * scale + origin[1]
        if all(
            abs(x - other_x) >= half + other_half or abs(y - other_y) >= LABEL_HEIGHT
            for other_x, other_y, other_half in taken
        ):
            taken.append((x, y, half))
            places[shape.key] = (round(x, 1), round(y + _BASELINE, 1))
    return places
