"""Example plans of many centres as rows, in a few statements altogether: for demonstrations and measurements."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.planning.domain.examples import ExamplePlan
from knotenpunkt.planning.domain.plan_content import FocusContent
from knotenpunkt.planning.models import Actual, FocusArea, Measure, Plan, Progress, Target
from knotenpunkt.regions.models import Centre

_BATCH = 500

type OfCentres = Sequence[tuple[Centre, ExamplePlan]]


@dataclass(frozen=True, slots=True)
class _WrittenArea:
    """A focus area as a row, and what it was made from."""

    row: FocusArea
    content: FocusContent


def write_plans(plans: OfCentres) -> None:
    """Write the plans with everything that hangs on them, in the caller's transaction."""
    rows = Plan.objects.bulk_create([_plan(centre, plan) for centre, plan in plans], batch_size=_BATCH)
    areas = [
        _WrittenArea(_area(row, plan, content, position), content)
        for row, (_, plan) in zip(rows, plans, strict=True)
        for position, content in enumerate(plan.content.focus_areas)
    ]
    FocusArea.objects.bulk_create([area.row for area in areas], batch_size=_BATCH)
    _write_links(areas)
    _write_parts(areas)
    _write_notes(plans)


def _plan(centre: Centre, plan: ExamplePlan) -> Plan:
    return Plan(
        centre=centre,
        begins_on=plan.content.facts.begins_on,
        ends_on=plan.content.facts.ends_on,
        situation=plan.content.facts.situation,
        state=Plan.State.CLOSED if plan.closed_on else Plan.State.PUBLISHED,
        is_example=True,
        changed_at=_noon(plan.closed_on or plan.published_on),
        published_at=_noon(plan.published_on),
        closed_at=_noon(plan.closed_on) if plan.closed_on else None,
    )


def _area(row: Plan, plan: ExamplePlan, content: FocusContent, position: int) -> FocusArea:
    line = content.line or uuid.uuid4()
    result, text = plan.results.get(line, ("", ""))
    return FocusArea(
        plan=row,
        line=line,
        position=position,
        field=content.field,
        title=content.title,
        need=content.need,
        goal=content.goal,
        result=result,
        result_text=text,
    )


def _write_links(areas: Sequence[_WrittenArea]) -> None:
    """Themes, target groups and municipalities."""
    topics, groups = _terms("topic"), _terms("target_group")
    _link(
        FocusArea.themes,
        "taxonomyterm_id",
        [(area.row, topics[code]) for area in areas for code in area.content.themes],
    )
    _link(
        FocusArea.target_groups,
        "taxonomyterm_id",
        [(area.row, groups[code]) for area in areas for code in area.content.target_groups],
    )
    _link(
        FocusArea.municipalities,
        "municipality_id",
        [(area.row, ags) for area in areas for ags in area.content.municipalities],
    )


def _link(relation: Any, column: str, pairs: Iterable[tuple[FocusArea, uuid.UUID | str]]) -> None:
    """Rows of a table between focus areas and something else."""
    through = relation.through
    _insert(through, [through(**{"focusarea_id": area.pk, column: key}) for area, key in pairs])


def _terms(taxonomy: str) -> Mapping[str, uuid.UUID]:
    return dict(TaxonomyTerm.objects.filter(taxonomy=taxonomy).values_list("code", "pk"))


def _write_parts(areas: Sequence[_WrittenArea]) -> None:
    """Measures and targets."""
    measures = [
        Measure(
            focus_area=area.row,
            position=position,
            line=measure.line or uuid.uuid4(),
            title=measure.title,
            responsible=measure.responsible,
            begins_on=measure.begins_on,
            ends_on=measure.ends_on,
        )
        for area in areas
        for position, measure in enumerate(area.content.measures)
    ]
    targets = [
        Target(
            focus_area=area.row,
            position=position,
            line=target.line or uuid.uuid4(),
            name=target.name,
            unit=target.unit,
            baseline=target.baseline,
            baseline_on=target.baseline_on,
            aim=target.aim,
            aim_on=target.aim_on,
        )
        for area in areas
        for position, target in enumerate(area.content.targets)
    ]
    _insert(Measure, measures)
    _insert(Target, targets)


def _write_notes(plans: OfCentres) -> None:
    """Progress and figures along the way."""
    notes = [
        Progress(
            centre=centre,
            focus_line=note.line,
            state=note.state,
            sentence=note.sentence,
            recorded_at=_noon(note.on),
        )
        for centre, plan in plans
        for note in plan.notes
    ]
    actuals = [
        Actual(
            centre=centre,
            target_line=actual.line,
            reference_on=actual.on,
            value=actual.value,
            recorded_at=_noon(actual.on),
        )
        for centre, plan in plans
        for actual in plan.actuals
    ]
    _insert(Progress, notes)
    _insert(Actual, actuals)


def _insert[Row: models.Model](model: type[Row], rows: list[Row]) -> None:
    model._default_manager.bulk_create(rows, batch_size=_BATCH)


def _noon(day: date) -> datetime:
    """Midday of a day in the instance's time zone."""
    return timezone.make_aware(datetime.combine(day, time(12)))
