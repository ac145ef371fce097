"""The periods of all centres' published plans on one line of years."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from knotenpunkt.overview.domain.periods import Period
from knotenpunkt.overview.domain.timeline import Axis, Bar, axis_of, bars
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.told_centres import ToldCentre, told_centres
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
    """A centre with its plans, oldest first; `running` is the one in force today.

    `voice`: the other instance that tells them (None: this one).
    """

    key: str
    slug: str
    name: str
    plans: tuple[TimedPlan, ...]
    voice: Voice | None
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
    """The line of all centres; two SQL statements and those of `told_centres`."""
    told = {centre.key: centre for centre in told_centres().values()}
    plans = _plans() | {key: _told(centre) for key, centre in told.items()}
    axis = axis_of(plan.period for of_centre in plans.values() for plan in of_centre)
    voices = {key: centre.voice for key, centre in told.items()}
    rows = [
        _row(centre, tuple(plans.get(centre.key, ())), voices.get(centre.key), axis, today)
        for centre in Centre.objects.all()
    ]
    return PlanTimeline(
        axis, tuple(sorted(rows, key=lambda row: sorting_key(row.name))), axis.place(today) if axis else 0
    )


def _told(centre: ToldCentre) -> list[TimedPlan]:
    return [
        TimedPlan(plan.period, len(plan.focus_areas), plan.is_closed, plan.is_example)
        for plan in reversed(centre.content.plans)
    ]


def _plans() -> dict[str, list[TimedPlan]]:
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


def _row(
    centre: Centre, plans: tuple[TimedPlan, ...], voice: Voice | None, axis: Axis | None, today: date
) -> TimelineRow:
    return TimelineRow(
        key=centre.key,
        slug=centre.slug,
        name=short_name(centre.territory),
        plans=plans,
        voice=voice,
        bars=bars(axis, [(plan.period, plan.is_closed) for plan in plans]) if axis else (),
        running=next((plan for plan in reversed(plans) if plan.period.holds_on(today)), None),
    )
