"""Visiting a source: asking, reading, taking up. Whatever goes wrong leaves everything as it was, and is shown."""

from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.saving_places import UnknownReference
from knotenpunkt.harvesting.actions.take_up import take_up
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.plan import Plan
from knotenpunkt.harvesting.domain.readings import READINGS
from knotenpunkt.harvesting.domain.sources import Get, NotTakenUp, Problem, SourceKind
from knotenpunkt.harvesting.models import Source
from knotenpunkt.harvesting.queries.surroundings import surroundings_of
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit


def read_source(centre: Centre, kind: SourceKind, address: str, get: Get) -> Incoming:
    """Everything that lies at an address, in our words. Raises NotTakenUp."""
    if kind not in READINGS:
        raise NotTakenUp(Problem.OTHER_KIND, kind)
    return READINGS[kind](address, get, surroundings_of(centre))


def visit(source: Source, get: Get, *, actor: Actor, now: datetime, may_shrink: bool = False) -> Plan | None:
    """Take up what the source tells now. None where it could not be read: its state says why."""
    require(actor, Permission.CATALOGUE_IMPORT, centre=source.centre_id)
    source.visited_at = now
    try:
        incoming = read_source(source.centre, SourceKind(source.kind), source.address, get)
        plan = take_up(source, incoming, actor=actor, now=now, may_shrink=may_shrink)
    except NotTakenUp as reason:
        _close(source, actor, now, reason.problem, reason.detail)
        return None
    except UnknownReference as unknown:
        _close(source, actor, now, Problem.OTHER_KIND, str(unknown))
        return None
    source.good_at = now
    _close(source, actor, now, Problem.SHRUNK if plan.has_shrunk else None)
    return plan


def _close(source: Source, actor: Actor, now: datetime, problem: Problem | None, detail: str = "") -> None:
    source.state = Source.State.FAILED if problem else Source.State.GOOD
    source.problem, source.problem_detail = problem or "", detail
    with transaction.atomic():
        source.save(update_fields=["state", "problem", "problem_detail", "visited_at", "good_at"])
        audit.record(
            "harvesting.visit",
            actor=actor.identifier,
            now=now,
            centre_key=source.centre.key,
            subject_type="harvesting.Source",
            subject_id=source.pk,
            changes={"state": source.state, "problem": source.problem},
        )
