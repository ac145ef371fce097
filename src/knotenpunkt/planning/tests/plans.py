"""Plans for tests: a complete one, brought as far as asked for by the same actions as a real one."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.planning.actions.edit_focus_areas import add_focus_area
from knotenpunkt.planning.actions.edit_plan import begin_plan
from knotenpunkt.planning.actions.move_plan import approve, hand_in, publish
from knotenpunkt.planning.domain.plan_content import FocusContent, MeasureContent, PlanFacts, TargetContent
from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.regions.models import Centre

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
FACTS = PlanFacts(date(2026, 1, 1), date(2028, 1, 1), "Viele Familien sind neu im Kreis.")
MEASURE = MeasureContent("Sprachcafé in Erkelenz", "Fachbereich Bildung", date(2026, 2, 1), date(2027, 1, 1))
TARGET = TargetContent("Ehrenamtliche, die geschult sind", "Personen", Decimal(20), baseline=Decimal(12))
AREA = FocusContent(
    "education",
    "Deutsch im Alltag",
    "Viele finden keinen Kurs.",
    "Bis Ende 2027 gibt es in jeder Gemeinde ein Sprachcafé.",
    measures=(MEASURE,),
    targets=(TARGET,),
)


def head_of(centre: Centre) -> Actor:
    """The head of the centre."""
    return Actor("head", (Grant(Role.CENTRE_HEAD, centre.pk),))


def later(steps: int) -> datetime:
    """Some minutes after NOW."""
    return NOW + timedelta(minutes=steps)


def drafted(centre: Centre, content: FocusContent = AREA, facts: PlanFacts = FACTS) -> tuple[Plan, FocusArea]:
    """A draft with one focus area."""
    plan = begin_plan(centre, facts, actor=head_of(centre), now=NOW)
    area = add_focus_area(plan, content, actor=head_of(centre), now=later(1))
    plan.refresh_from_db()
    return plan, area


def published(
    centre: Centre, content: FocusContent = AREA, facts: PlanFacts = FACTS
) -> tuple[Plan, FocusArea]:
    """A published plan with one focus area."""
    plan, area = drafted(centre, content, facts)
    return brought_out(plan), area


def brought_out(plan: Plan) -> Plan:
    """The draft, reviewed, approved and published."""
    actor = head_of(plan.centre)
    for number, step in enumerate((hand_in, approve, publish), start=2):
        plan = step(plan, seen=None, actor=actor, now=later(number))
    return plan
