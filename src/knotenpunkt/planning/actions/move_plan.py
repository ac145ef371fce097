"""The way of a plan: handed in, sent back, approved, published, amended, closed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.actions.writing_content import write_content
from knotenpunkt.planning.actions.writing_plans import locked, record
from knotenpunkt.planning.domain.completeness import missing_in
from knotenpunkt.planning.domain.plan_states import PlanState, Step, after
from knotenpunkt.planning.models import FocusArea, Plan
from knotenpunkt.planning.queries.plan_contents import content_of
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.shared.tenancy import Scope


class Incomplete(Exception):
    """Something is missing before the plan can be handed in."""


class AlreadyAmended(Exception):
    """An amendment of this plan was begun and is not published yet."""


class ResultMissing(Exception):
    """A period is closed with a result for every focus area."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of a focus area, in a word and in sentences."""

    result: str
    text: str = ""


def hand_in(plan: Plan, *, seen: datetime | None, actor: Actor, now: datetime) -> Plan:
    """Hand a complete draft in for review."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.HAND_IN, seen=seen)
        if missing_in(content_of(stored)):
            raise Incomplete
        stored.sent_back_because = ""
        return _moved(stored, Step.HAND_IN, "", actor, now)


def send_back(plan: Plan, reason: str, *, seen: datetime | None, actor: Actor, now: datetime) -> Plan:
    """Back to its authors with a reason; an approval can be taken back by whoever gives it."""
    with transaction.atomic():
        stored = locked(plan, Step.SEND_BACK, seen=seen)
        is_approved = stored.state == PlanState.APPROVED
        needed = Permission.PLAN_APPROVE if is_approved else Permission.PLAN_EDIT
        require(actor, needed, centre=plan.centre_id)
        stored.sent_back_because = reason
        return _moved(stored, Step.SEND_BACK, reason, actor, now)


def approve(plan: Plan, *, seen: datetime | None, actor: Actor, now: datetime) -> Plan:
    """The head stands by the plan."""
    require(actor, Permission.PLAN_APPROVE, centre=plan.centre_id)
    with transaction.atomic():
        return _moved(locked(plan, Step.APPROVE, seen=seen), Step.APPROVE, "", actor, now)


def publish(plan: Plan, *, seen: datetime | None, actor: Actor, now: datetime) -> Plan:
    """Everybody sees the plan from now on; the version that it amends gives way."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.PUBLISH, seen=seen)
        if stored.amends is not None:
            earlier = locked(stored.amends, Step.REPLACE)
            _moved(earlier, Step.REPLACE, "", actor, now)
        stored.published_at = now
        return _moved(stored, Step.PUBLISH, "", actor, now)


def amend(plan: Plan, reason: str, *, actor: Actor, now: datetime) -> Plan:
    """Begin the next version as a copy with the same lines; the published one stays as it is until then."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.AMEND)
        if _open_amendment(stored):
            raise AlreadyAmended
        copy: Plan = Plan.objects.create(
            centre=stored.centre,
            begins_on=stored.begins_on,
            ends_on=stored.ends_on,
            situation=stored.situation,
            version=stored.version + 1,
            amends=stored,
            reason=reason,
            is_example=stored.is_example,
            changed_at=now,
        )
        for position, content in enumerate(content_of(stored).focus_areas):
            assert content.line is not None  # noqa: S101 - it was read from a row
            area = FocusArea(plan=copy, position=position, line=content.line)
            write_content(area, content, now=now)
        record("amend_plan", copy, {"reason": reason}, actor=actor.identifier, now=now)
    return copy


def close(
    plan: Plan, outcomes: Mapping[uuid.UUID, Outcome], *, seen: datetime | None, actor: Actor, now: datetime
) -> Plan:
    """Close the period with what came out of each focus area."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.CLOSE, seen=seen)
        if _open_amendment(stored):
            raise AlreadyAmended
        for area in stored.focus_areas.all():
            outcome = outcomes.get(area.line)
            if outcome is None or outcome.result not in FocusArea.Result.values:
                raise ResultMissing
            area.result, area.result_text = outcome.result, outcome.text
            area.save(update_fields=["result", "result_text"])
        stored.closed_at = now
        return _moved(stored, Step.CLOSE, "", actor, now)


def _open_amendment(plan: Plan) -> bool:
    return Plan.objects.within(Scope.of(plan.centre)).filter(amends=plan).exists()


def _moved(plan: Plan, step: Step, reason: str, actor: Actor, now: datetime) -> Plan:
    before = plan.state
    plan.state = after(PlanState(before), step)
    plan.changed_at = now
    plan.save()
    changes = {"state": [before, plan.state]} | ({"reason": reason} if reason else {})
    record(f"{step}_plan", plan, changes, actor=actor.identifier, now=now)
    count_change(plan.centre, now=now)
    return plan
