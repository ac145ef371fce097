"""The focus areas of a centre as others may read them: of published and closed plans, with what became of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from knotenpunkt.directory.models import Organization, TaxonomyTerm
from knotenpunkt.planning.models import Actual, FocusArea, Measure, Plan, Progress, Target
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

type Rows = dict[uuid.UUID, list[dict[str, Any]]]


def published_focus_areas(centre: Centre) -> list[dict[str, Any]]:
    """All of them, the newest period first, in a number of statements that does not grow with them."""
    areas = (
        FocusArea.objects.public()
        .filter(plan__centre=centre)
        .select_related("plan")
        .prefetch_related("themes", "target_groups", "municipalities", _public_partners(), _measures())
        .prefetch_related(Prefetch("targets", Target.objects.public()))
        .order_by("-plan__begins_on", "position", "pk")
    )
    progress, actuals = _progress(centre), _actuals(centre)
    return [_focus_area(area, progress, actuals) for area in areas]


def _public_partners() -> "Prefetch[Any]":
    return Prefetch("partners", Organization.objects.public().order_by("name", "pk"))


def _measures() -> "Prefetch[Any]":
    public = Q(services__status="published", services__hidden_on__isnull=True)
    counted = Measure.objects.public().annotate(offers=Count("services", filter=public))
    return Prefetch("measures", counted.order_by("position", "pk"))


def _focus_area(area: FocusArea, progress: dict[uuid.UUID, dict[str, Any]], actuals: Rows) -> dict[str, Any]:
    return {
        "line": area.line,
        "period": _period(area.plan),
        "is_example": area.plan.is_example,
        "field": area.field,
        "title": area.title,
        "themes": _terms(area.themes.all()),
        "target_groups": _terms(area.target_groups.all()),
        "municipalities": sorted(place.ags for place in area.municipalities.all()),
        "need": area.need,
        "goal": area.goal,
        "partners": [partner.name for partner in area.partners.all()],
        "measures": [_measure(measure) for measure in area.measures.all()],
        "targets": [_target(target, actuals) for target in area.targets.all()],
        "progress": progress.get(area.line),
        "result": area.result,
        "result_text": area.result_text,
    }


def _period(plan: Plan) -> dict[str, Any]:
    return {
        "begins_on": plan.begins_on,
        "ends_on": plan.ends_on,
        "state": plan.state,
        "version": plan.version,
        "situation": plan.situation,
    }


def _terms(terms: Iterable[TaxonomyTerm]) -> list[dict[str, str]]:
    return [
        {"code": term.code, "name": term.labels.get("de", term.code)}
        for term in sorted(terms, key=lambda term: (term.position, term.code))
    ]


def _measure(measure: Any) -> dict[str, Any]:
    return {
        "title": measure.title,
        "responsible": measure.responsible,
        "begins_on": measure.begins_on,
        "ends_on": measure.ends_on,
        "offers": measure.offers,
    }


def _target(target: Target, actuals: Rows) -> dict[str, Any]:
    return {
        "name": target.name,
        "unit": target.unit,
        "baseline": _number(target.baseline),
        "baseline_on": target.baseline_on,
        "aim": _number(target.aim),
        "aim_on": target.aim_on,
        "actuals": actuals[target.line],
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _progress(centre: Centre) -> dict[uuid.UUID, dict[str, Any]]:
    """The newest word on each focus area."""
    rows = Progress.objects.within(Scope.of(centre)).order_by("recorded_at", "pk")
    return {
        row.focus_line: {
            "state": row.state,
            "sentence": row.sentence,
            "on": timezone.localdate(row.recorded_at),
        }
        for row in rows
    }


def _actuals(centre: Centre) -> Rows:
    """What was measured, by target; of the same day what was recorded last."""
    days: dict[uuid.UUID, dict[Any, float]] = defaultdict(dict)
    for row in Actual.objects.within(Scope.of(centre)).order_by("reference_on", "recorded_at", "pk"):
        days[row.target_line][row.reference_on] = float(row.value)
    rows: Rows = defaultdict(list)
    for line, values in days.items():
        rows[line] = [{"on": day, "value": value} for day, value in values.items()]
    return rows
