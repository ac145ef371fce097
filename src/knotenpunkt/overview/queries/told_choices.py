"""What centres of other instances have chosen to work on, as choices of the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.themes import Choice
from knotenpunkt.overview.domain.told import ToldArea, ToldPlan
from knotenpunkt.overview.queries.told_centres import ToldCentre


@dataclass(frozen=True, slots=True)
class ToldWork:
    """A focus area of a plan that another instance told."""

    centre: ToldCentre
    plan: ToldPlan
    area: ToldArea


def told_work(centres: Iterable[ToldCentre], day: date, field: str) -> tuple[ToldWork, ...]:
    """The focus areas of plans in force on the day, of one field alone if one is named."""
    return tuple(
        ToldWork(centre, plan, area)
        for centre in centres
        for plan in centre.content.plans_on(day)
        for area in plan.focus_areas
        if field in {"", area.field}
    )


def told_periods(centres: Iterable[ToldCentre]) -> set[Period]:
    """The periods of all their plans."""
    return {plan.period for centre in centres for plan in centre.content.plans}


def told_choices(work: Iterable[ToldWork]) -> tuple[Choice, ...]:
    """A choice for each theme of each focus area."""
    return tuple(
        Choice(one.centre.key, theme.code, one.area.field, one.area.title, one.area.progress, one.area.result)
        for one in work
        for theme in one.area.themes
    )


def told_labels(work: Iterable[ToldWork], language: str) -> dict[str, str]:
    """How the themes are called."""
    return {theme.code: theme.label(language) for one in work for theme in one.area.themes}
