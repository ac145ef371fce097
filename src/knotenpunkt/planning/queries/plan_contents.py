"""A stored version of a plan as the value that is compared and checked."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.planning.domain.plan_content import (
    FocusContent,
    MeasureContent,
    PlanContent,
    PlanFacts,
    TargetContent,
)
from knotenpunkt.planning.models import FocusArea, Measure, Plan, Target
from knotenpunkt.shared.tenancy import Scope


def with_everything(plan: Plan) -> Plan:
    """The plan with all that hangs on it, in a constant number of SQL statements."""
    _read_everything([plan])
    return plan


def contents_of(plans: Sequence[Plan]) -> dict[uuid.UUID, PlanContent]:
    """Everything that several versions of one centre say, by their key; in a constant number of SQL statements."""
    _read_everything(plans)
    return {plan.pk: content_of(plan) for plan in plans}


def _read_everything(plans: Sequence[Plan]) -> None:
    if plans:
        prefetch_related_objects(list(plans), *_everything(Scope.of(plans[0].centre)))


def _everything(scope: Scope) -> tuple["str | Prefetch[Any]", ...]:
    return (
        "focus_areas__themes",
        "focus_areas__target_groups",
        "focus_areas__municipalities",
        Prefetch("focus_areas__partners", queryset=Organization.objects.within(scope)),
        "focus_areas__measures",
        Prefetch("focus_areas__measures__services", queryset=Service.objects.within(scope)),
        "focus_areas__targets",
    )


def content_of(plan: Plan) -> PlanContent:
    """Everything that the version says."""
    facts = PlanFacts(plan.begins_on, plan.ends_on, plan.situation)
    return PlanContent(facts, tuple(_focus(area) for area in with_everything(plan).focus_areas.all()))


def _focus(area: FocusArea) -> FocusContent:
    return FocusContent(
        field=area.field,
        title=area.title,
        need=area.need,
        goal=area.goal,
        themes=tuple(term.code for term in area.themes.all()),
        target_groups=tuple(term.code for term in area.target_groups.all()),
        municipalities=tuple(sorted(one.ags for one in area.municipalities.all())),
        partners=tuple(one.pk for one in area.partners.all()),
        measures=tuple(_measures(area.measures.all())),
        targets=tuple(_targets(area.targets.all())),
        line=area.line,
    )


def _measures(measures: Iterable[Measure]) -> Iterable[MeasureContent]:
    for measure in measures:
        yield MeasureContent(
            measure.title,
            measure.responsible,
            measure.begins_on,
            measure.ends_on,
            tuple(service.pk for service in measure.services.all()),
            measure.line,
        )


def _targets(targets: Iterable[Target]) -> Iterable[TargetContent]:
    for target in targets:
        yield TargetContent(
            name=target.name,
            unit=target.unit,
            aim=target.aim,
            aim_on=target.aim_on,
            baseline=target.baseline,
            baseline_on=target.baseline_on,
            line=target.line,
        )
