"""What every action on a plan shares: the plan locked in its state, the token of whoever writes, the trail."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from knotenpunkt.planning.domain.plan_states import PlanState, Step, after
from knotenpunkt.planning.models import Plan
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


class ChangedMeanwhile(Exception):
    """Somebody else was quicker; nothing was written."""


def locked(plan: Plan, step: Step, *, seen: datetime | None = None) -> Plan:
    """The plan as it stands now, locked, in a state that allows the step; `seen` is what the writer started from."""
    now: Plan | None = (
        Plan.objects.within(Scope.of(plan.centre)).select_for_update().filter(pk=plan.pk).first()
    )
    if now is None:
        raise ChangedMeanwhile
    after(PlanState(now.state), step)
    if seen is not None and now.changed_at != seen:
        raise ChangedMeanwhile
    return now


def record(
    action: str,
    plan: Plan,
    changes: Mapping[str, Any],
    *,
    actor: str,
    now: datetime,
    line: uuid.UUID | None = None,
) -> None:
    """One event of the trail; the subject is the plan, or a focus area in it."""
    audit.record(
        f"planning.{action}",
        actor=actor,
        now=now,
        centre_key=plan.centre.key,
        subject_type="planning.FocusArea" if line else "planning.Plan",
        subject_id=line or plan.pk,
        changes=changes,
    )
