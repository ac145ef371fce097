"""How it goes with a published plan: notes and figures are added, never changed."""

import uuid
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.actions.writing_plans import locked, record
from knotenpunkt.planning.domain.plan_states import Step
from knotenpunkt.planning.models import Actual, FocusArea, Plan, Progress, Target
from knotenpunkt.regions.actions.revisions import count_change


def record_progress(
    area: FocusArea, state: Progress.State, sentence: str, *, actor: Actor, now: datetime
) -> Progress:
    """Note how a focus area stands from now on."""
    require(actor, Permission.PLAN_EDIT, centre=area.plan.centre_id)
    with transaction.atomic():
        plan = locked(area.plan, Step.RECORD)
        note: Progress = Progress.objects.create(
            centre=plan.centre, focus_line=area.line, state=state, sentence=sentence, recorded_at=now
        )
        _recorded("record_progress", plan, area.line, {"state": state}, actor, now)
    return note


def record_figure(
    target: Target, reference_on: date, value: Decimal, note: str, *, actor: Actor, now: datetime
) -> Actual:
    """Note what a target had reached on a day; a later figure of the same day corrects the earlier."""
    area = target.focus_area
    require(actor, Permission.PLAN_EDIT, centre=area.plan.centre_id)
    with transaction.atomic():
        plan = locked(area.plan, Step.RECORD)
        actual: Actual = Actual.objects.create(
            centre=plan.centre,
            target_line=target.line,
            reference_on=reference_on,
            value=value,
            note=note,
            recorded_at=now,
        )
        changes = {"target": str(target.line), "on": reference_on.isoformat(), "value": str(value)}
        _recorded("record_figure", plan, area.line, changes, actor, now)
    return actual


def _recorded(
    action: str, plan: Plan, line: uuid.UUID, changes: dict[str, str], actor: Actor, now: datetime
) -> None:
    record(action, plan, changes, actor=actor.identifier, now=now, line=line)
    count_change(plan.centre, now=now)
