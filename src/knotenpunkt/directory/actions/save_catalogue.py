"""Writing many entries of a centre's catalogue at once: all of them or none."""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import Replacement, keep_versions, lock_entries
from knotenpunkt.directory.actions.making_room import make_room
from knotenpunkt.directory.actions.saving_organizations import save_organizations
from knotenpunkt.directory.actions.saving_places import remove_unused_places
from knotenpunkt.directory.actions.saving_services import save_services
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.search_documents import service_key
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.record_changes import record_changes
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

type Progress = Callable[[int, int], None]  # so many entries are written, of so many


def unwatched(done: int, of: int) -> None:
    """Nobody watches."""


class ChangedMeanwhile(Exception):
    """Somebody else has written an entry since this change was begun; nothing was written."""

    def __init__(self, keys: Collection[uuid.UUID]) -> None:
        super().__init__(", ".join(map(str, keys)))
        self.keys = frozenset(keys)


@dataclass(frozen=True, slots=True)
class Change[Record]:
    """An entry as it shall be; without a key it is a new one, which gets `new_key` or one of ours.

    `based_on` is the revision from which the change was made; None: whatever is there is replaced.
    """

    key: uuid.UUID | None
    record: Record
    based_on: int | None = None
    new_key: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class SavedKeys:
    """The keys of what was written, in the order of the changes."""

    organizations: tuple[uuid.UUID, ...] = ()
    services: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueChanges:
    """What shall become of a catalogue; whatever is not named stays as it is."""

    organizations: Sequence[Change[OrganizationRecord]] = ()
    services: Sequence[Change[ServiceRecord]] = ()

    def __bool__(self) -> bool:
        return bool(self.organizations or self.services)


def save_catalogue(
    centre: Centre,
    changes: CatalogueChanges,
    *,
    actor: Actor,
    now: datetime,
    batch: uuid.UUID | None = None,
    progress: Progress = unwatched,
) -> SavedKeys:
    """Write the changes in one transaction, with one audit event an entry; nothing to change is no write at all.

    What an entry was before stays as a version; all of them bear the `batch`. Raises AccessRefused, ChangedMeanwhile,
    or UnknownReference where a record names an organization, term or place that is not there.
    """
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    if not changes:
        return SavedKeys()
    with transaction.atomic():
        _keep_what_was(centre, changes, Replacement(actor.identifier, now, batch))
        organizations = save_organizations(
            centre, [(c.key, c.record, c.new_key) for c in changes.organizations], now=now
        )
        before, total = len(organizations), len(organizations) + len(changes.services)
        progress(before, total)
        services = save_services(
            centre,
            [(c.key, c.record, c.new_key) for c in changes.services],
            now=now,
            progress=lambda done: progress(before + done, total),
        )
        remove_unused_places(centre)
        audit.record_all(
            [
                _event("organization", key, change, centre, actor, now)
                for key, change in zip(organizations, changes.organizations, strict=True)
            ]
            + [
                _event("service", key, change, centre, actor, now)
                for key, change in zip(services, changes.services, strict=True)
            ]
        )
        number = count_change(centre, now=now)
        record_changes(centre, map(service_key, _affected(centre, organizations, services)), number=number)
    return SavedKeys(tuple(organizations), tuple(services))


def _keep_what_was(centre: Centre, changes: CatalogueChanges, replacement: Replacement) -> None:
    """Lock the entries, refuse changes that began from an older revision, keep the rest as versions.

    Then numbers and names may move from one entry to another.
    """
    services = [change.key for change in changes.services if change.key is not None]
    organizations = [change.key for change in changes.organizations if change.key is not None]
    if not services and not organizations:
        return
    revisions = lock_entries(centre, services=services, organizations=organizations)
    overtaken = [
        change.key
        for change in (*changes.organizations, *changes.services)
        if change.key is not None
        and change.based_on is not None
        and revisions.get(change.key, change.based_on) != change.based_on
    ]
    if overtaken:
        raise ChangedMeanwhile(overtaken)
    keep_versions(centre, revisions, replacement)
    make_room(
        centre,
        services={change.key: change.record.number for change in changes.services if change.key},
        organizations={
            change.key: (change.record.number, change.record.name)
            for change in changes.organizations
            if change.key
        },
    )


def _affected(
    centre: Centre, organizations: Sequence[uuid.UUID], services: Sequence[uuid.UUID]
) -> set[uuid.UUID]:
    """The services that changed, and those of organizations that did: they are found by their provider's name."""
    theirs = Service.objects.within(Scope.of(centre)).filter(
        Q(organization__in=organizations) | Q(partner_links__organization__in=organizations)
    )
    return {*services, *theirs.order_by().values_list("pk", flat=True)}


def _event(
    kind: str,
    key: uuid.UUID,
    change: Change[OrganizationRecord] | Change[ServiceRecord],
    centre: Centre,
    actor: Actor,
    now: datetime,
) -> AuditEvent:
    done = "create" if change.key is None else "change"
    return AuditEvent(
        at=now,
        actor=actor.identifier,
        action=f"directory.{kind}.{done}",
        centre_key=centre.key,
        subject_type=kind,
        subject_id=str(key),
        changes={"status": change.record.status.value},
    )
