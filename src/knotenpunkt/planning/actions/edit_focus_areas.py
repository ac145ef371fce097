"""Writing the focus areas of a plan that is still a draft: add, change, remove, put in another order."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.planning.actions.writing_content import write_content
from knotenpunkt.planning.actions.writing_plans import ChangedMeanwhile, locked, record
from knotenpunkt.planning.domain.plan_content import FocusContent
from knotenpunkt.planning.domain.plan_states import Step
from knotenpunkt.planning.models import FocusArea, Plan


def add_focus_area(plan: Plan, content: FocusContent, *, actor: Actor, now: datetime) -> FocusArea:
    """Add a focus area at the end; the same line sent twice is one focus area."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.EDIT)
        if content.line and stored.focus_areas.filter(line=content.line).exists():
            raise ChangedMeanwhile
        area = FocusArea(plan=stored, position=_next_position(stored))
        if content.line:
            area.line = content.line
        write_content(area, content, now=now)
        _touched(stored, now)
        changes = {"title": content.title}
        record("add_focus_area", stored, changes, actor=actor.identifier, now=now, line=area.line)
    return area


def change_focus_area(
    area: FocusArea, content: FocusContent, *, seen: datetime | None, actor: Actor, now: datetime
) -> FocusArea:
    """Write a focus area anew; measures and targets that stay keep their line."""
    require(actor, Permission.PLAN_EDIT, centre=area.plan.centre_id)
    with transaction.atomic():
        stored = locked(area.plan, Step.EDIT)
        present = _as_seen(stored, area, seen)
        before = present.title
        write_content(present, content, now=now)
        _touched(stored, now)
        changes = {"before": {"title": before}, "after": {"title": content.title}}
        record("change_focus_area", stored, changes, actor=actor.identifier, now=now, line=area.line)
    return present


def remove_focus_area(area: FocusArea, *, seen: datetime | None, actor: Actor, now: datetime) -> None:
    """Take a focus area out of a draft; what is published keeps it until the draft takes its place."""
    require(actor, Permission.PLAN_EDIT, centre=area.plan.centre_id)
    with transaction.atomic():
        stored = locked(area.plan, Step.EDIT)
        present = _as_seen(stored, area, seen)
        changes = {"title": present.title}
        record("remove_focus_area", stored, changes, actor=actor.identifier, now=now, line=area.line)
        present.delete()
        _touched(stored, now)


def order_focus_areas(plan: Plan, lines: Sequence[uuid.UUID], *, actor: Actor, now: datetime) -> None:
    """Put the focus areas in this order; what is not named follows as it stood."""
    require(actor, Permission.PLAN_EDIT, centre=plan.centre_id)
    with transaction.atomic():
        stored = locked(plan, Step.EDIT)
        place = {line: position for position, line in enumerate(lines)}
        areas = sorted(
            stored.focus_areas.all(), key=lambda area: (place.get(area.line, len(place)), area.position)
        )
        for position, area in enumerate(areas):
            area.position = position
        stored.focus_areas.bulk_update(areas, ["position"])
        _touched(stored, now)
        changes = {"order": [str(area.line) for area in areas]}
        record("order_focus_areas", stored, changes, actor=actor.identifier, now=now)


def _as_seen(plan: Plan, area: FocusArea, seen: datetime | None) -> FocusArea:
    """The focus area as it is stored, if that is what the writer started from."""
    present: FocusArea | None = plan.focus_areas.filter(line=area.line).first()
    if present is None or present.changed_at != seen:
        raise ChangedMeanwhile
    return present


def _next_position(plan: Plan) -> int:
    last = plan.focus_areas.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


def _touched(plan: Plan, now: datetime) -> None:
    plan.changed_at = now
    plan.save(update_fields=["changed_at"])
