"""How alike the situations of centres are: a distance over standardised indicators. Information, no ranking."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator by centre; a centre of which nothing is known is missing.

    A `is_size` counts people or things and is compared by proportion: twice as large is as far as half as large.
    """

    code: str
    values: Mapping[str, float]
    is_size: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a centre is from another one, and on how much of the weight that rests, from above 0 to 1.

    `apart`: the codes of the indicators that both have, from the one that makes up most of the distance on.
    """

    centre: str
    distance: float
    covered: float
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """An indicator with its weight, and the standardised values by centre."""

    code: str
    weight: float
    values: Mapping[str, float]


def most_alike(
    centre: str, indicators: Sequence[Measured], weights: Mapping[str, float]
) -> tuple[Likeness, ...]:
    """All other centres from the nearest on, ties by their keys; those with which nothing is shared are left out.

    The distance is the root of the weighted mean of squared differences in standard deviations, over the indicators
    that both have. An indicator without a weight counts once; one that weighs nothing counts for nothing.
    """
    scales = [
        _Scale(indicator.code, weights.get(indicator.code, 1.0), _standardised(indicator))
        for indicator in indicators
    ]
    others = sorted({key for scale in scales for key in scale.values} - {centre})
    likenesses = [found for other in others if (found := _likeness(centre, other, scales)) is not None]
    return tuple(sorted(likenesses, key=lambda found: (found.distance, found.centre)))


def _likeness(centre: str, other: str, scales: Sequence[_Scale]) -> Likeness | None:
    shared = [
        (scale.weight * (scale.values[centre] - scale.values[other]) ** 2, scale)
        for scale in scales
        if scale.weight > 0 and centre in scale.values and other in scale.values
    ]
    if not shared:
        return None
    weight = math.fsum(scale.weight for _, scale in shared)
    every = math.fsum(max(scale.weight, 0.0) for scale in scales)
    squares = math.fsum(square for square, _ in shared)
    apart = tuple(scale.code for _, scale in sorted(shared, key=lambda pair: -pair[0]))
    return Likeness(other, math.sqrt(squares / weight), weight / every, apart)


def _standardised(indicator: Measured) -> dict[str, float]:
    """Distances from the mean in standard deviations; an indicator that is the same everywhere tells nothing apart."""
    values = _logarithms(indicator.values) if indicator.is_size else dict(indicator.values)
    if not values:
        return {}
    mean, deviation = fmean(values.values()), pstdev(values.values())
    if deviation <= abs(mean) * 1e-12:
        return dict.fromkeys(values, 0.0)
    return {key: (value - mean) / deviation for key, value in values.items()}


def _logarithms(values: Mapping[str, float]) -> dict[str, float]:
    """A size of nothing has no logarithm: it is left out, as if it were not known."""
    return {key: math.log(value) for key, value in values.items() if value > 0}
