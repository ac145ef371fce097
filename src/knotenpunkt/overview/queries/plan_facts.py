"""What centres have set out to do and what came of it, from their published plans: a few values, no rows."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.planning.models import FocusArea, Plan, Progress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the shared taxonomy with its labels by language."""

    code: str
    labels: Mapping[str, str]
    position: int = 0

    def label(self, language: str) -> str:
        """The label in the language, else the German one."""
        return self.labels.get(language) or self.labels.get("de") or self.code


@dataclass(frozen=True, slots=True)
class FocusFacts:
    """A focus area with the newest word on its progress; `result` and its text once the plan is closed."""

    title: str
    field: str
    goal: str
    themes: tuple[Theme, ...]
    progress: str
    sentence: str
    progress_on: date | None
    result: str
    result_text: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A published plan from `begins_on` until before `ends_on`."""

    begins_on: date
    ends_on: date
    is_example: bool
    focus_areas: tuple[FocusFacts, ...]

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CentrePlans:
    """The plan in force today, else the next one to begin; and the last one that was closed with results."""

    running: PlanFacts | None = None
    closed: PlanFacts | None = None


def plan_facts(centres: Iterable[Centre], today: date) -> dict[uuid.UUID, CentrePlans]:
    """The plans of each centre, in five statements however many centres and plans there are."""
    keys = [centre.pk for centre in centres]
    plans: dict[uuid.UUID, list[Plan]] = {key: [] for key in keys}
    for plan in Plan.objects.public().filter(centre__in=keys).order_by("-begins_on"):
        plans[plan.centre_id].append(plan)
    chosen = {key: (_running(found, today), _last_closed(found)) for key, found in plans.items()}
    areas = _focus_areas([plan for pair in chosen.values() for plan in pair if plan is not None], keys)
    return {
        key: CentrePlans(_facts(running, areas), _facts(closed, areas))
        for key, (running, closed) in chosen.items()
    }


def _running(plans: list[Plan], today: date) -> Plan | None:
    """Of the newest first: the one in force, else the one that begins next."""
    current = [plan for plan in plans if plan.state == Plan.State.PUBLISHED and today < plan.ends_on]
    in_force = [plan for plan in current if plan.begins_on <= today]
    return in_force[0] if in_force else (current[-1] if current else None)


def _last_closed(plans: list[Plan]) -> Plan | None:
    return next((plan for plan in plans if plan.state == Plan.State.CLOSED), None)


def _focus_areas(plans: list[Plan], centres: list[uuid.UUID]) -> dict[uuid.UUID, list[FocusFacts]]:
    rows = list(
        FocusArea.objects.public().filter(plan__in=[plan.pk for plan in plans]).order_by("position", "pk")
    )
    themes = _themes([row.pk for row in rows])
    progress = _newest_progress(centres, [row.line for row in rows])
    found: dict[uuid.UUID, list[FocusFacts]] = {}
    for row in rows:
        found.setdefault(row.plan_id, []).append(
            _focus_facts(row, themes.get(row.pk, ()), progress.get(row.line))
        )
    return found


def _themes(areas: list[uuid.UUID]) -> dict[uuid.UUID, tuple[Theme, ...]]:
    """The themes of each focus area in their order; a theme is read once, however many have chosen it."""
    chosen = list(
        FocusArea.objects.public()
        .filter(pk__in=areas, themes__isnull=False)
        .order_by("themes__position", "themes__code")
        .values_list("pk", "themes")
    )
    terms = TaxonomyTerm.objects.filter(pk__in={term for _, term in chosen})
    known = {key: Theme(*facts) for key, *facts in terms.values_list("pk", "code", "labels", "position")}
    found: dict[uuid.UUID, tuple[Theme, ...]] = {}
    for area, term in chosen:
        found[area] = (*found.get(area, ()), known[term])
    return found


def _newest_progress(centres: list[uuid.UUID], lines: list[uuid.UUID]) -> dict[uuid.UUID, Progress]:
    """The last word on each focus area; the lines are those of published plans."""
    rows = (
        Progress.objects.within(Scope(frozenset(centres)))
        .filter(focus_line__in=lines)
        .order_by("recorded_at", "pk")
    )
    return {row.focus_line: row for row in rows}


def _focus_facts(row: FocusArea, themes: tuple[Theme, ...], progress: Progress | None) -> FocusFacts:
    return FocusFacts(
        title=row.title,
        field=row.field,
        goal=row.goal,
        themes=themes,
        progress=progress.state if progress else "",
        sentence=progress.sentence if progress else "",
        progress_on=timezone.localdate(progress.recorded_at) if progress else None,
        result=row.result,
        result_text=row.result_text,
    )


def _facts(plan: Plan | None, areas: Mapping[uuid.UUID, list[FocusFacts]]) -> PlanFacts | None:
    if plan is None:
        return None
    return PlanFacts(
        plan.begins_on, plan.ends_on, is_example=plan.is_example, focus_areas=tuple(areas.get(plan.pk, ()))
    )
