"""What a plan still lacks before it can be handed in, and what in it deserves a second look."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, PlanContent, PlanFacts


class Gap(StrEnum):
    """What can be missing."""

    FOCUS_AREA = "focus_area"
    NEED = "need"
    GOAL = "goal"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is missing, and in which focus area."""

    gap: Gap
    line: uuid.UUID | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class OutsidePeriod:
    """A measure that begins before the plan's period or ends after it: possible, and perhaps a slip."""

    line: uuid.UUID | None
    title: str
    measure: str


def missing_in(content: PlanContent) -> tuple[Missing, ...]:
    """A plan has focus areas, and each has a need, a goal and at least one measure."""
    if not content.focus_areas:
        return (Missing(Gap.FOCUS_AREA),)
    return tuple(missing for area in content.focus_areas for missing in _missing_in(area))


def _missing_in(area: FocusContent) -> tuple[Missing, ...]:
    there = {Gap.NEED: area.need.strip(), Gap.GOAL: area.goal.strip(), Gap.MEASURE: area.measures}
    return tuple(Missing(gap, area.line, area.title) for gap, value in there.items() if not value)


def outside_period(content: PlanContent) -> tuple[OutsidePeriod, ...]:
    """Measures that do not lie within the plan's period."""
    return tuple(
        OutsidePeriod(area.line, area.title, measure.title)
        for area in content.focus_areas
        for measure in area.measures
        if not _lies_within(measure, content.facts)
    )


def _lies_within(measure: MeasureContent, facts: PlanFacts) -> bool:
    begins, ends = measure.begins_on, measure.ends_on
    starts_in_it = begins is None or facts.begins_on <= begins < facts.ends_on
    return starts_in_it and (ends is None or facts.begins_on < ends <= facts.ends_on)
