"""The periods of a centre as rows of its list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from knotenpunkt.planning.domain.plan_content import last_day
from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.planning.queries.plans import Period, periods_of
from knotenpunkt.planning.queries.words import plan_state_name
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period with the state of its version in force and of the one in work."""

    period: Period
    last_on: date
    state: str
    state_in_work: str
    focus_areas: int

    @property
    def plan(self) -> Plan:
        """What stands for the period."""
        return self.period.plan

    @property
    def changed_on(self) -> date:
        """The day of the last change."""
        return timezone.localdate(self.plan.changed_at)


def period_rows(centre: Centre) -> tuple[PeriodRow, ...]:
    """All periods with the number of their focus areas, in two SQL statements."""
    areas = FocusArea.objects.within(Scope.of(centre)).order_by()
    numbers = dict(areas.values_list("plan").annotate(number=Count("pk")))
    return tuple(_row(period, numbers.get(period.plan.pk, 0)) for period in periods_of(centre))


def _row(period: Period, number: int) -> PeriodRow:
    in_work = period.in_work if period.in_force else None
    return PeriodRow(
        period,
        last_day(period.plan.ends_on),
        plan_state_name(period.plan.state),
        plan_state_name(in_work.state) if in_work else "",
        number,
    )
