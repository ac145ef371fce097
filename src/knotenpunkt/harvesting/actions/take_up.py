"""Taking up what comes from a source: all of it that can be, or nothing."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.actions.saving_places import write_again
from knotenpunkt.directory.domain.plain_records import plain
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.harvesting.domain.incoming import AnyRecord, EntryKind, Incoming
from knotenpunkt.harvesting.domain.plan import Fate, Plan, Planned
from knotenpunkt.harvesting.domain.reports import report_of
from knotenpunkt.harvesting.models import Source, TakenUp
from knotenpunkt.harvesting.queries.plans import plan_for
from knotenpunkt.importers.actions.import_lock import import_lock
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope

_TOGETHER = 500
_LONGEST_ORIGIN = 500
_QUESTIONS = {Fate.ASKED: TakenUp.Question.CHANGED, Fate.GONE_ASKED: TakenUp.Question.GONE}
_FIELDS = ("record", "theirs", "question", "origin", "changed_there_at", "taken_up_at")


def take_up(
    source: Source, incoming: Incoming, *, actor: Actor, now: datetime, may_shrink: bool = False
) -> Plan:
    """Write what the plan says, remember what was taken up, and tell of it in the source's report.

    Raises AccessRefused, and ImportBusy where another import of the centre is under way.
    """
    require(actor, Permission.CATALOGUE_IMPORT, centre=source.centre_id)
    with import_lock(source.centre), transaction.atomic():
        plan = plan_for(source.centre, source, incoming, may_shrink=may_shrink)
        _write(source, plan, actor, now)
        source.report = report_of(plan)
        source.save(update_fields=["report"])
        audit.record(
            "harvesting.take_up",
            actor=actor.identifier,
            now=now,
            centre_key=source.centre.key,
            subject_type="harvesting.Source",
            subject_id=source.pk,
            changes={"counts": {fate.value: count for fate, count in plan.counts().items() if count}},
        )
    return plan


def _write(source: Source, plan: Plan, actor: Actor, now: datetime) -> None:
    organizations = [one for one in plan.organizations if one.record is not None]
    services = [one for one in plan.services if one.record is not None]
    saved = save_catalogue(
        source.centre,
        CatalogueChanges(_changes(organizations, Organization), _changes(services, Service)),
        actor=actor,
        now=now,
    )
    keys = dict(zip((one.foreign.foreign_id for one in organizations), saved.organizations, strict=True))
    _remember(source, EntryKind.ORGANIZATION, plan.organizations, keys, now)
    keys = dict(zip((one.foreign.foreign_id for one in services), saved.services, strict=True))
    _remember(source, EntryKind.SERVICE, plan.services, keys, now)


def _changes[Record: AnyRecord](
    planned: Sequence[Planned[Record]], model: type[Organization] | type[Service]
) -> list[Change[Record]]:
    free = _free_keys([one.foreign.foreign_id for one in planned if one.key is None], model)
    return [
        Change(one.key, one.record, new_key=free.get(one.foreign.foreign_id) if one.key is None else None)
        for one in planned
        if one.record is not None
    ]


def _free_keys(foreign_ids: Iterable[str], model: type[Organization] | type[Service]) -> dict[str, uuid.UUID]:
    """The keys of the other side that are UUIDs and nobody's here: an export keeps its keys in an empty instance."""
    wanted = {foreign_id: key for foreign_id in foreign_ids if (key := _as_key(foreign_id))}
    keys = list(wanted.values())
    taken: set[uuid.UUID] = set()
    for start in range(0, len(keys), _TOGETHER):
        rows = model.objects.unscoped(reason="a key is used once in the whole instance")
        taken.update(rows.filter(pk__in=keys[start : start + _TOGETHER]).values_list("pk", flat=True))
    return {foreign_id: key for foreign_id, key in wanted.items() if key not in taken}


def _as_key(foreign_id: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(foreign_id)
    except ValueError:
        return None


def _remember[Record: AnyRecord](
    source: Source,
    kind: EntryKind,
    planned: Iterable[Planned[Record]],
    keys: dict[str, uuid.UUID],
    now: datetime,
) -> None:
    known = TakenUp.objects.within(Scope.of(source.centre)).filter(source=source, kind=kind)
    before = {row.foreign_id: row for row in known}
    new, changed = [], []
    for one in planned:
        row = before.get(one.foreign.foreign_id)
        if row is None and one.fate is Fate.NEW:
            row = TakenUp(source=source, kind=kind, foreign_id=one.foreign.foreign_id)
            row.entry = keys[one.foreign.foreign_id]
            _fill(row, one, now)
            new.append(row)
        elif row is not None and _fill(row, one, now):
            changed.append(row)
    TakenUp.objects.bulk_create(new, batch_size=_TOGETHER)
    write_again(TakenUp, changed, _FIELDS)


def _fill[Record: AnyRecord](row: TakenUp, one: Planned[Record], now: datetime) -> bool:
    """Put into the row what is known of the entry now; whether that is anything new."""
    known = _said(row)
    row.question = _QUESTIONS.get(one.fate, TakenUp.Question.NONE)
    row.theirs = plain(one.foreign.record) if one.fate is Fate.ASKED else None
    if one.remembered is not None:
        row.record = plain(one.remembered)
    if one.fate not in {Fate.GONE, Fate.GONE_ASKED}:
        row.origin = one.foreign.address[:_LONGEST_ORIGIN]
        row.changed_there_at = one.foreign.changed_at
    is_new = _said(row) != known
    if is_new:
        row.taken_up_at = now
    return is_new


def _said(row: TakenUp) -> tuple[object, ...]:
    return row.record, row.theirs, row.question, row.origin, row.changed_there_at
