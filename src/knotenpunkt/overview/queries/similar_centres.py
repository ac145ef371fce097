"""Centres in a situation like that of one of them, with what they chose and what came of it."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knotenpunkt.overview.domain.plans import CentrePlans
from knotenpunkt.overview.domain.similarity import Likeness, Measured, most_alike
from knotenpunkt.overview.queries.plan_facts import plan_facts
from knotenpunkt.overview.queries.situations import OFFERS, Situation, SituationFigure, situations
from knotenpunkt.overview.queries.told_centres import told_centres
from knotenpunkt.regions.domain.names import short_name
from knotenpunkt.regions.models import Centre

MOST_SHOWN = 8
FIRST_INDICATORS = 8
MOST_APART = 6


type Pairs = tuple[tuple[SituationFigure, SituationFigure], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An indicator of the centre that is asked about, and how often it counts."""

    figure: SituationFigure
    weight: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A centre that is alike; `figures` are its values of the indicators that count, beside those asked about.

    `apart`: the few of them that make up most of the distance.
    """

    centre: Centre
    name: str
    likeness: Likeness
    figures: Pairs
    plans: CentrePlans

    @property
    def apart(self) -> Pairs:
        by_code = {theirs.code: (theirs, mine) for theirs, mine in self.figures}
        return tuple(by_code[code] for code in self.likeness.apart[:MOST_APART])

    @property
    def distance(self) -> Decimal:
        """In standard deviations, as it is written."""
        return round(Decimal(self.likeness.distance), 2)

    @property
    def covered_percent(self) -> int:
        return round(self.likeness.covered * 100)


@dataclass(frozen=True, slots=True)
class SimilarCentres:
    """The centres nearest to one, and the indicators by which they were found."""

    indicators: tuple[Weighed, ...]
    neighbours: tuple[Neighbour, ...]

    @property
    def first_indicators(self) -> tuple[Weighed, ...]:
        return self.indicators[:FIRST_INDICATORS]

    @property
    def more_indicators(self) -> tuple[Weighed, ...]:
        return self.indicators[FIRST_INDICATORS:]

    @property
    def more_are_weighed(self) -> bool:
        """Whether one of the indicators that are folded away counts otherwise than once."""
        return any(one.weight != 1 for one in self.more_indicators)

    @property
    def has_examples(self) -> bool:
        plans = [plan for one in self.neighbours for plan in (one.plans.running, one.plans.closed)]
        return any(plan.is_example for plan in plans if plan is not None)


def similar_centres_to(centre: Centre, weights: Mapping[str, float], today: date) -> SimilarCentres:
    """The nearest centres; an indicator without a weight counts once. A constant number of statements."""
    centres = {other.key: other for other in Centre.objects.all()}
    found = _conditions(today)
    nearest = most_alike(centre.key, _measured(centres.values(), found), weights)[:MOST_SHOWN]
    shown = [centres[likeness.centre] for likeness in nearest]
    plans = plan_facts(shown, told_centres(), today)
    mine = tuple(Weighed(figure, weights.get(figure.code, 1.0)) for figure in found[centre.pk])
    return SimilarCentres(
        mine,
        tuple(
            Neighbour(
                other,
                short_name(other.territory),
                likeness,
                _side_by_side(mine, found[other.pk]),
                plans[other.pk],
            )
            for other, likeness in zip(shown, nearest, strict=True)
        ),
    )


def _conditions(today: date) -> dict[uuid.UUID, Situation]:
    """The figures without what a centre does itself: its offers."""
    found = situations(today)
    return {key: tuple(one for one in figures if one.code != OFFERS) for key, figures in found.items()}


def _measured(centres: Iterable[Centre], found: Mapping[uuid.UUID, Situation]) -> list[Measured]:
    values: dict[str, dict[str, float]] = {}
    sizes: dict[str, bool] = {}
    for centre in centres:
        for figure in found[centre.pk]:
            sizes[figure.code] = figure.is_size
            column = values.setdefault(figure.code, {})
            if figure.value is not None:
                column[centre.key] = float(figure.value)
    return [Measured(code, column, sizes[code]) for code, column in values.items()]


def _side_by_side(mine: Iterable[Weighed], theirs: Situation) -> Pairs:
    by_code = {figure.code: figure for figure in theirs}
    return tuple(
        (by_code[one.figure.code], one.figure)
        for one in mine
        if one.weight > 0 and one.figure.code in by_code
    )
