"""Published plans of all centres: their periods, and the focus areas of those in force on a day."""

import uuid
from dataclasses import dataclass
from datetime import date

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.themes import Choice
from knotenpunkt.planning.models import FocusArea, Plan, Progress
from knotenpunkt.shared.tenancy import TenantQuerySet


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by its code, with its label in the reader's language."""

    code: str
    label: str


def periods() -> tuple[Period, ...]:
    """The periods for which any centre has published a plan, oldest first; one SQL statement."""
    rows = Plan.objects.public().order_by().values_list("begins_on", "ends_on").distinct()
    return tuple(sorted(Period(*row) for row in rows))


def plans_on(day: date) -> TenantQuerySet[Plan]:
    """The published plans in force on a day, by centre."""
    return Plan.objects.public().filter(begins_on__lte=day, ends_on__gt=day)


def themes(language: str) -> tuple[Theme, ...]:
    """All themes in their order; one SQL statement."""
    terms = TaxonomyTerm.objects.filter(taxonomy="topic").order_by("position", "code")
    return tuple(
        Theme(code, labels.get(language) or labels.get("de") or code)
        for code, labels in terms.values_list("code", "labels")
    )


def choices_on(day: date, field: str = "") -> tuple[Choice, ...]:
    """Which centre works on which theme by the plans in force on a day; two SQL statements."""
    areas = FocusArea.objects.public().filter(plan__in=plans_on(day).values("pk"))
    if field:
        areas = areas.filter(field=field)
    progress = newest_progress(areas)
    rows = areas.order_by("plan__centre__key", "position", "pk", "themes__position").values_list(
        "plan__centre__key", "themes__code", "field", "title", "line", "result"
    )
    return tuple(
        Choice(centre, theme, area_field, title, progress.get(line, ""), result)
        for centre, theme, area_field, title, line, result in rows
        if theme is not None
    )


def newest_progress(areas: TenantQuerySet[FocusArea]) -> dict[uuid.UUID, str]:
    """How each focus area stands by its newest note, by line; one SQL statement."""
    notes = Progress.objects.unscoped(reason="notes of published focus areas are public with them")
    rows = notes.filter(focus_line__in=areas.order_by().values("line")).order_by("recorded_at", "pk")
    return dict(rows.values_list("focus_line", "state"))
