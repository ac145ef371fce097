"""Two entries become one: in one transaction, with everything that belongs to them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from knotenpunkt.access.policy import Actor
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind, Organization, Service
from knotenpunkt.directory.queries.records import StoredCatalogue, stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.decide_duplicate import DuplicateDecided, decide, waiting_pair
from knotenpunkt.upkeep.actions.following import follow
from knotenpunkt.upkeep.domain.joining import Side, joined, with_provider
from knotenpunkt.upkeep.models import DuplicatePair, EntryMerge


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """What somebody chose: which entry stays, whose text each field gets, and the revisions of both that she saw."""

    kept: uuid.UUID
    sides: Mapping[str, Side] = field(default_factory=dict)
    seen: Mapping[uuid.UUID, int] = field(default_factory=dict)


def merge_entries(
    pair: DuplicatePair,
    choice: MergeChoice,
    *,
    person: Person | None = None,
    actor: Actor,
    now: datetime,
) -> EntryMerge:
    """Join the entry that is not kept to the other: it is archived and leads there, and what belongs to it follows.

    Raises DuplicateDecided, ChangedMeanwhile, AccessRefused; then nothing was written.
    """
    with transaction.atomic():
        waiting = waiting_pair(pair, actor)
        merge = _merge_of(waiting, choice.kept, now)
        _save(merge, choice, actor=actor, now=now)
        model(merge).objects.within(Scope.of(merge.centre)).filter(pk=merge.absorbed).update(
            merged_into=merge.kept
        )
        merge.moved = follow(merge, actor=actor, now=now)
        merge.save(force_insert=True)
        _forget_other_pairs(waiting, merge)
        decide(waiting, DuplicatePair.Verdict.SAME, person, actor=actor, now=now)
        record(merge, "merge", actor, now)
    return merge


def model(merge: EntryMerge) -> type[Any]:
    """The table of the two entries."""
    return Service if merge.kind == EntryKind.SERVICE else Organization


def record(merge: EntryMerge, done: str, actor: Actor, now: datetime) -> None:
    """The trail of merging and separating."""
    audit.record(
        f"upkeep.entries.{done}",
        actor=actor.identifier,
        now=now,
        centre_key=merge.centre.key,
        subject_type=merge.kind,
        subject_id=merge.kept,
        changes={"absorbed": str(merge.absorbed)},
    )


def _merge_of(pair: DuplicatePair, kept: uuid.UUID, now: datetime) -> EntryMerge:
    """Neither may be a part of another entry already: so no address ever leads in a circle."""
    if kept not in {pair.first, pair.second}:
        raise DuplicateDecided
    absorbed = pair.second if kept == pair.first else pair.first
    merge = EntryMerge(
        centre=pair.centre, kind=pair.kind, kept=kept, absorbed=absorbed, batch=new_key(), merged_at=now
    )
    rows = model(merge).objects.within(Scope.of(pair.centre)).filter(pk__in=(kept, absorbed))
    if list(rows.order_by("pk").values_list("merged_into", flat=True)) != [None, None]:
        raise DuplicateDecided
    return merge


def _save(merge: EntryMerge, choice: MergeChoice, *, actor: Actor, now: datetime) -> None:
    both = (merge.kept, merge.absorbed)
    if merge.kind == EntryKind.SERVICE:
        stored = stored_entries(merge.centre, services=both)
        kept, absorbed = (stored.services[key] for key in both)
        changes = CatalogueChanges(
            services=[
                Change(merge.kept, joined(kept, absorbed, choice.sides), choice.seen.get(merge.kept)),
                Change(merge.absorbed, _archived(absorbed, kept.title), choice.seen.get(merge.absorbed)),
            ]
        )
    else:
        changes = _organizations(merge, choice)
    save_catalogue(merge.centre, changes, actor=actor, now=now, batch=merge.batch)


def _organizations(merge: EntryMerge, choice: MergeChoice) -> CatalogueChanges:
    """Both organizations, and every service that names the absorbed one.

    If its name is chosen, the two names change places: each is there once in a centre.
    """
    stored = _with_services(merge.centre, (merge.kept, merge.absorbed), of=merge.absorbed)
    kept, absorbed = stored.organizations[merge.kept], stored.organizations[merge.absorbed]
    together = joined(kept, absorbed, choice.sides)
    left_name = kept.name if together.name == absorbed.name else absorbed.name
    left = _archived(replace(absorbed, name=left_name), together.name)
    return CatalogueChanges(
        organizations=[
            Change(merge.kept, together, choice.seen.get(merge.kept)),
            Change(merge.absorbed, left, choice.seen.get(merge.absorbed)),
        ],
        services=[
            Change(key, _moved_service(service, absorbed.name, kept.name, together.name))
            for key, service in stored.services.items()
        ],
    )


def _moved_service(service: ServiceRecord, absorbed: str, kept: str, together: str) -> ServiceRecord:
    """With the name of the one that is kept, which may be another from now on."""
    return with_provider(with_provider(service, absorbed, kept), kept, together)


def _with_services(
    centre: Centre, organizations: tuple[uuid.UUID, uuid.UUID], *, of: uuid.UUID
) -> StoredCatalogue:
    services = Service.objects.within(Scope.of(centre)).filter(
        Q(organization=of) | Q(partner_links__organization=of)
    )
    keys = set(services.order_by().values_list("pk", flat=True))
    return stored_entries(centre, services=keys, organizations=organizations)


def _archived[Record: ServiceRecord | OrganizationRecord](record: Record, into: str) -> Record:
    with override("de"):
        reason = _("Merged with “%(name)s”") % {"name": into}
    return replace(record, status=Status.ARCHIVED, status_reason=reason[:300])


def _forget_other_pairs(pair: DuplicatePair, merge: EntryMerge) -> None:
    """Nobody is asked any more about the entry that is archived now."""
    others = DuplicatePair.objects.within(Scope.of(merge.centre)).exclude(pk=pair.pk)
    waiting = (DuplicatePair.Verdict.OPEN, DuplicatePair.Verdict.LATER)
    named = Q(first=merge.absorbed) | Q(second=merge.absorbed)
    others.filter(named, verdict__in=waiting).delete()
