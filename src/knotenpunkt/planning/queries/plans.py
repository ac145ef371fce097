"""The plans of a centre: by period, in their versions, the one in force."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet

IN_FORCE = (Plan.State.PUBLISHED, Plan.State.CLOSED)


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its version in force, if any, and the one that is being written, if any."""

    in_force: Plan | None
    in_work: Plan | None

    @property
    def plan(self) -> Plan:
        """What stands for the period."""
        plan = self.in_force or self.in_work
        assert plan is not None  # noqa: S101 - a period is made of plans
        return plan


def plans_of(centre: Centre) -> TenantQuerySet[Plan]:
    """All versions of all plans of the centre, the latest period and version first."""
    return Plan.objects.within(Scope.of(centre)).select_related("centre", "amends")


def plan_of(centre: Centre, key: uuid.UUID) -> Plan:
    """One version; another centre's does not exist."""
    plan = plans_of(centre).filter(pk=key).first()
    if plan is None:
        raise Http404(str(key))
    return plan


def published_plan_of(centre: Centre, begins_on: date) -> Plan:
    """The version in force of the period that begins on this day."""
    plan = plans_of(centre).filter(begins_on=begins_on, state__in=IN_FORCE).first()
    if plan is None:
        raise Http404(begins_on.isoformat())
    return plan


def periods_of(centre: Centre) -> tuple[Period, ...]:
    """Every period once, the latest first, in one SQL statement."""
    by_begin: dict[date, list[Plan]] = {}
    for plan in plans_of(centre):
        by_begin.setdefault(plan.begins_on, []).append(plan)
    return tuple(_period(plans) for plans in by_begin.values())


def _period(plans: Iterable[Plan]) -> Period:
    in_force = next((plan for plan in plans if plan.state in IN_FORCE), None)
    in_work = next((plan for plan in plans if plan.state not in {*IN_FORCE, Plan.State.SUPERSEDED}), None)
    return Period(in_force, in_work)


def versions_of(plan: Plan) -> tuple[Plan, ...]:
    """All versions of the plan's period, the latest first."""
    return tuple(plans_of(plan.centre).filter(begins_on=plan.begins_on).order_by("-version"))


def focus_area_of(plan: Plan, line: uuid.UUID) -> FocusArea:
    """One focus area of the version."""
    area = plan.focus_areas.filter(line=line).first()
    if area is None:
        raise Http404(str(line))
    area.plan = plan
    return area
