"""Deciding where both sides changed the same entry, or the other side has it no more."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.plain_records import plain
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.harvesting.domain.incoming import EntryKind
from knotenpunkt.harvesting.domain.merging import with_theirs
from knotenpunkt.harvesting.models import TakenUp
from knotenpunkt.harvesting.queries.waiting import OpenQuestion, open_question
from knotenpunkt.shared import audit


def take_theirs(taken_up: TakenUp, *, actor: Actor, now: datetime) -> None:
    """The entry gets their side of every difference; where it is gone there, it is archived."""
    _decide(taken_up, actor=actor, now=now, is_theirs=True)


def keep_ours(taken_up: TakenUp, *, actor: Actor, now: datetime) -> None:
    """The entry stays as it is; the same difference is not asked about again."""
    _decide(taken_up, actor=actor, now=now, is_theirs=False)


def _decide(taken_up: TakenUp, *, actor: Actor, now: datetime, is_theirs: bool) -> None:
    """In one transaction with its audit event. A question that is decided already is left alone."""
    centre = taken_up.source.centre
    require(actor, Permission.CATALOGUE_IMPORT, centre=centre.pk)
    question = open_question(taken_up)
    if question is None:
        return
    with transaction.atomic():
        if is_theirs:
            save_catalogue(centre, _changes(taken_up, question), actor=actor, now=now)
        remembered = question.theirs or replace(question.before, status=Status.ARCHIVED)
        taken_up.record, taken_up.theirs, taken_up.question = (
            plain(remembered),
            None,
            TakenUp.Question.NONE,
        )
        taken_up.save(update_fields=["record", "theirs", "question"])
        audit.record(
            "harvesting.take_theirs" if is_theirs else "harvesting.keep_ours",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type=taken_up.kind,
            subject_id=taken_up.entry,
            changes={"fields": list(question.differences)},
        )


def _changes(taken_up: TakenUp, question: OpenQuestion) -> CatalogueChanges:
    if question.theirs is None:
        record = replace(question.ours, status=Status.ARCHIVED)
    else:
        record = with_theirs(question.ours, question.theirs, question.differences)
    change = Change(taken_up.entry, record)
    if taken_up.kind == EntryKind.ORGANIZATION:
        return CatalogueChanges(organizations=[change])
    return CatalogueChanges(services=[change])
