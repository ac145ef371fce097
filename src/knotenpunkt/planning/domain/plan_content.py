"""What a plan says, as values: compared between versions, checked before it is handed in, written by the actions.

What stands elsewhere is named by its key: themes and target groups by code, municipalities by AGS, organizations and
offers by their primary key. A day named `ends_on` is the first on which something is over.
"""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """What is done, by which function and when; `services`: the offers that are it already."""

    title: str
    responsible: str = ""
    begins_on: date | None = None
    ends_on: date | None = None
    services: tuple[uuid.UUID, ...] = ()
    line: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class TargetContent:
    """By what success is measured; a figure without a unit says nothing."""

    name: str
    unit: str
    aim: Decimal
    aim_on: date | None = None
    baseline: Decimal | None = None
    baseline_on: date | None = None
    line: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class FocusContent:
    """A focus area with its measures and targets, each in their order."""

    field: str
    title: str
    need: str = ""
    goal: str = ""
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    partners: tuple[uuid.UUID, ...] = ()
    measures: tuple[MeasureContent, ...] = ()
    targets: tuple[TargetContent, ...] = ()
    line: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The period, and the situation that the plan answers."""

    begins_on: date
    ends_on: date
    situation: str = ""


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Everything that one version of a plan says."""

    facts: PlanFacts
    focus_areas: tuple[FocusContent, ...] = ()


def last_day(ends_on: date) -> date:
    """The last day before something is over, as people name it."""
    return ends_on - timedelta(days=1)


def over_after(last: date) -> date:
    """The first day on which something is over whose last day people name."""
    return last + timedelta(days=1)
