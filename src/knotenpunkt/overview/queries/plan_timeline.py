"""The periods of all centres' published plans on one line of years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.timeline import Axis, Bar, axis_of, bars
from knotenpunkt.planning.models import Plan
from knotenpunkt.regions.domain.names import short_name, sorting_key
from knotenpunkt.regions.models import Centre


@dataclass(frozen=True, slots=True)
class TimedPlan:
    """A published plan: its period, how many focus areas it has, and whether it was closed with a result."""

    period: Period
    focus_areas: int
    is_closed: bool
    is_example: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A centre with its plans, oldest first; `running` is the one in force today."""

    key: str
    slug: str
    name: str
    plans: tuple[TimedPlan, ...]
    bars: tuple[Bar, ...]
    running: TimedPlan | None

    @property
    def has_examples(self) -> bool:
        return any(plan.is_example for plan in self.plans)


@dataclass(frozen=True, slots=True)
class PlanTimeline:
    """All centres by name; no axis where nobody has published a plan. `today` is a place on the line."""

    axis: Axis | None
    rows: tuple[TimelineRow, ...]
    today: int


def plan_timeline(today: date) -> PlanTimeline:
    """The line of all centres; two SQL statements."""
    plans = _plans()
    axis = axis_of(plan.period for of_centre in plans.values() for plan in of_centre)
    rows = [_row(centre, tuple(plans[centre.key]), axis, today) for centre in Centre.objects.all()]
    return PlanTimeline(
        axis, tuple(sorted(rows, key=lambda row: sorting_key(row.name))), axis.place(today) if axis else 0
    )


def _plans() -> defaultdict[str, list[TimedPlan]]:
    found: defaultdict[str, list[TimedPlan]] = defaultdict(list)
    rows = (
        Plan.objects.public()
        .annotate(areas=Count("focus_areas"))
        .order_by("begins_on")
        .values_list("centre__key", "begins_on", "ends_on", "areas", "state", "is_example")
    )
    for key, begins_on, ends_on, areas, state, is_example in rows:
        plan = TimedPlan(Period(begins_on, ends_on), areas, state == Plan.State.CLOSED, is_example)
        found[key].append(plan)
    return found


def _row(centre: Centre, plans: tuple[TimedPlan, ...], axis: Axis | None, today: date) -> TimelineRow:
    return TimelineRow(
        key=centre.key,
        slug=centre.slug,
        name=short_name(centre.territory),
        plans=plans,
        bars=bars(axis, [(plan.period, plan.is_closed) for plan in plans]) if axis else (),
        running=next((plan for plan in reversed(plans) if plan.period.holds_on(today)), None),
    )
