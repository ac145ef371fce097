"""Beginning a plan, writing its period and situation, and throwing a draft away."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.actions.writing_plans import locked, record
from knotenpunkt.planning.domain.plan_content import PlanFacts
from knotenpunkt.planning.domain.plan_states import Step
from knotenpunkt.planning.models import Plan
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


class PeriodsOverlap(Exception):
    """Another plan of the centre covers some of these days."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(str(plan))
        self.plan = plan


def begin_plan(
    centre: Centre, facts: PlanFacts, *, actor: Actor, now: datetime, is_example: bool = False
) -> Plan:
    """Begin the plan of a period; the periods of a centre never overlap."""
    require(actor, Permission.PLAN_EDIT, centre=centre.pk)
    with transaction.atomic():
        _refuse_overlap(centre, facts, Plan.objects.within(Scope.of(centre)))
        plan: Plan = Plan.objects.create(
            centre=centre,
            begins_on=facts.begins_on,
            ends_on=facts.ends_on,
            situation=facts.situation,
            is_example=is_example,
            changed_at=now,
        )
        record("begin_plan", plan, {"after": _period(plan)}, actor=actor.identifier, now=now)
    return plan


def change_plan(plan: Plan, facts: PlanFacts, *, seen: datetime | None, actor: Actor, now: datetime) -> Plan:
    """Write period and situation of a draft; an amendment keeps the day on which the period begins."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.EDIT, seen=seen)
        others = Plan.objects.within(Scope.of(stored.centre)).exclude(begins_on=stored.begins_on)
        _refuse_overlap(stored.centre, facts, others)
        before = _period(stored)
        stored.begins_on = stored.begins_on if stored.amends_id else facts.begins_on
        stored.ends_on, stored.situation = facts.ends_on, facts.situation
        stored.changed_at = now
        stored.save()
        changes = {"before": before, "after": _period(stored)}
        record("change_plan", stored, changes, actor=actor.identifier, now=now)
    return stored


def discard_plan(plan: Plan, *, seen: datetime | None, actor: Actor, now: datetime) -> None:
    """Throw a draft away, with everything that was written in it."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.EDIT, seen=seen)
        record("discard_plan", stored, {"before": _period(stored)}, actor=actor.identifier, now=now)
        stored.delete()


def _refuse_overlap(centre: Centre, facts: PlanFacts, others: TenantQuerySet[Plan]) -> None:
    """The centre's row is held meanwhile, so that two people do not begin the same period at once."""
    Centre.objects.select_for_update().get(pk=centre.pk)
    overlapping = others.filter(begins_on__lt=facts.ends_on, ends_on__gt=facts.begins_on).first()
    if overlapping is not None:
        raise PeriodsOverlap(overlapping)


def _period(plan: Plan) -> dict[str, str | int]:
    return {
        "begins_on": plan.begins_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "version": plan.version,
    }
