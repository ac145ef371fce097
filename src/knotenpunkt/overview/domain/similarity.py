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
    """How far a centre is from another one, and on how much of the weight that rests, from above 0 to 1."""

    centre: str
    distance: float
    covered: float


def most_alike(
    centre: str, indicators: Sequence[Measured], weights: Mapping[str, float]
) -> tuple[Likeness, ...]:
    """All other centres from the nearest on, ties by their keys; those with which nothing is shared are left out.

    The distance is the root of the weighted mean of squared differences in standard deviations, over the indicators
    that both have. An indicator without a weight counts once; one that weighs nothing counts for nothing.
    """
    scales = [(weights.get(indicator.code, 1.0), _standardised(indicator)) for indicator in indicators]
    others = sorted({key for _, scale in scales for key in scale} - {centre})
    likenesses = [found for other in others if (found := _likeness(centre, other, scales)) is not None]
    return tuple(sorted(likenesses, key=lambda found: (found.distance, found.centre)))


def _likeness(
    centre: str, other: str, scales: Sequence[tuple[float, Mapping[str, float]]]
) -> Likeness | None:
    shared = [
        (weight, scale[centre] - scale[other])
        for weight, scale in scales
        if weight > 0 and centre in scale and other in scale
    ]
    if not shared:
        return None
    weight = math.fsum(weight for weight, _ in shared)
    every = math.fsum(max(weight, 0.0) for weight, _ in scales)
    squares = math.fsum(weight * difference**2 for weight, difference in shared)
    return Likeness(other, math.sqrt(squares / weight), weight / every)


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
