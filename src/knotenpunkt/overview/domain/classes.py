"""Classes of figures for a map: few, each with about as many centres, between round numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

MOST_CLASSES = 5
_SIGNIFICANT_DIGITS = 2


@dataclass(frozen=True, slots=True)
class FigureClass:
    """Figures from `lowest` to `highest`, both of which occur; `number` counts from 1, the largest is darkest."""

    number: int
    lowest: Decimal
    highest: Decimal


def classes_of(values: Iterable[Decimal]) -> tuple[FigureClass, ...]:
    """At most five classes: equal figures are in one class, and every figure is in exactly one."""
    ordered = sorted(values)
    edges = [edge for edge in _edges(ordered) if edge > ordered[0]]
    limits = [*sorted(set(edges)), None]
    found: list[FigureClass] = []
    for limit in limits:
        below = [
            value
            for value in ordered
            if (not found or value > found[-1].highest) and (limit is None or value < limit)
        ]
        if below:
            found.append(FigureClass(len(found) + 1, below[0], below[-1]))
    return _darkest_last(found)


def class_of(value: Decimal, classes: Iterable[FigureClass]) -> int:
    """The number of the class in which a figure lies."""
    return next(one.number for one in classes if one.lowest <= value <= one.highest)


def _edges(ordered: list[Decimal]) -> list[Decimal]:
    """Where one class ends and the next begins: quantiles as round numbers, or each figure where there are few."""
    if len(set(ordered)) <= MOST_CLASSES:
        return ordered
    steps = range(1, MOST_CLASSES)
    return [_rounded(ordered[len(ordered) * step // MOST_CLASSES]) for step in steps]


def _rounded(value: Decimal) -> Decimal:
    """A number with two digits that count; small whole numbers stay as they are."""
    if abs(value) < 10**_SIGNIFICANT_DIGITS and value == value.to_integral_value():
        return value
    unit = Decimal(1).scaleb(value.adjusted() - _SIGNIFICANT_DIGITS + 1) if value else Decimal(1)
    return (value / unit).quantize(Decimal(1), ROUND_HALF_EVEN) * unit


def _darkest_last(found: list[FigureClass]) -> tuple[FigureClass, ...]:
    """Numbers end at the darkest shade also where there are fewer classes than shades."""
    if not found:
        return ()
    missing = MOST_CLASSES - len(found)
    return tuple(FigureClass(one.number + missing, one.lowest, one.highest) for one in found)
