"""What centres have set out to do and what came of it, from their published plans, whoever tells them."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from knotenpunkt.directory.models import TaxonomyTerm
from knotenpunkt.overview.domain.plans import CentrePlans, FocusFacts, PlanFacts, Theme
from knotenpunkt.overview.queries.told_centres import ToldCentre, ToldCentres
from knotenpunkt.planning.models import FocusArea, Plan, Progress
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def plan_facts(centres: Iterable[Centre], told: ToldCentres, today: date) -> dict[uuid.UUID, CentrePlans]:
    """The plans of each centre, in five statements however many centres and plans there are."""
    keys = [centre.pk for centre in centres]
    return _own_plans([key for key in keys if key not in told], today) | {
        key: _told_plans(told[key], today) for key in keys if key in told
    }


def _told_plans(centre: ToldCentre, today: date) -> CentrePlans:
    plans = centre.content.plans
    return CentrePlans(
        running=_running([plan for plan in plans if not plan.is_closed], today),
        closed=next((plan for plan in plans if plan.is_closed), None),
        voice=centre.voice,
    )


def _own_plans(keys: list[uuid.UUID], today: date) -> dict[uuid.UUID, CentrePlans]:
    plans: dict[uuid.UUID, list[Plan]] = {key: [] for key in keys}
    for plan in Plan.objects.public().filter(centre__in=keys).order_by("-begins_on"):
        plans[plan.centre_id].append(plan)
    chosen = {
        key: (_running(_in_state(Plan.State.PUBLISHED, found), today), _last_closed(found))
        for key, found in plans.items()
    }
    areas = _focus_areas([plan for pair in chosen.values() for plan in pair if plan is not None], keys)
    return {
        key: CentrePlans(_facts(running, areas), _facts(closed, areas))
        for key, (running, closed) in chosen.items()
    }


def _running[P: (Plan, PlanFacts)](published: Sequence[P], today: date) -> P | None:
    """Of the newest first: the one in force, else the one that begins next."""
    current = [plan for plan in published if today < plan.ends_on]
    in_force = [plan for plan in current if plan.begins_on <= today]
    return in_force[0] if in_force else (current[-1] if current else None)


def _in_state(state: Plan.State, plans: Iterable[Plan]) -> list[Plan]:
    return [plan for plan in plans if plan.state == state]


def _last_closed(plans: Iterable[Plan]) -> Plan | None:
    return next(iter(_in_state(Plan.State.CLOSED, plans)), None)


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
