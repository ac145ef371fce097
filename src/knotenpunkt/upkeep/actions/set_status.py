"""Publishing and archiving entries, one or many at once; and taking that back."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from itertools import batched

from django.db import transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind, EntryVersion
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.offers_of_entries import organizations_with_offers

_TOGETHER = 400


def set_status(
    centre: Centre,
    keys: Collection[uuid.UUID],
    status: Status,
    *,
    reason: str = "",
    actor: Actor,
    now: datetime,
) -> tuple[int, uuid.UUID]:
    """Give these services and organizations this state.

    How many were in another before, and the batch by which it is taken back.
    """
    batch, number = new_key(), 0
    with transaction.atomic():
        for some in batched(sorted(keys), _TOGETHER):
            stored = stored_entries(centre, services=some, organizations=some)
            changes = CatalogueChanges(
                organizations=_changes(stored.organizations.items(), status, reason),
                services=_changes(stored.services.items(), status, reason),
            )
            save_catalogue(centre, changes, actor=actor, now=now, batch=batch)
            number += len(changes.organizations) + len(changes.services)
    return number, batch


def _changes[Record: ServiceRecord | OrganizationRecord](
    stored: Collection[tuple[uuid.UUID, Record]], status: Status, reason: str
) -> list[Change[Record]]:
    return [
        Change(key, replace(record, status=status, status_reason=reason))
        for key, record in stored
        if record.status is not status
    ]


def archive_organizations(
    centre: Centre, keys: Collection[uuid.UUID], *, reason: str, actor: Actor, now: datetime
) -> tuple[int, int, uuid.UUID]:
    """Archive those of which no offer is left that is not archived.

    How many that are, how many still have offers and stay as they are, and the batch by which it is taken back.
    """
    with transaction.atomic():
        lock_entries(centre, services=(), organizations=keys)
        busy = organizations_with_offers(centre, keys)
        number, batch = set_status(
            centre, set(keys) - busy, Status.ARCHIVED, reason=reason, actor=actor, now=now
        )
    return number, len(busy), batch


def take_back(centre: Centre, batch: uuid.UUID, *, actor: Actor, now: datetime) -> tuple[int, int]:
    """Make the entries of a batch what they were before, unless somebody has changed them since.

    How many were brought back, and how many were left alone.
    """
    versions = EntryVersion.objects.within(Scope.of(centre)).filter(batch=batch)
    services = list(versions.filter(kind=EntryKind.SERVICE).order_by("entry"))
    organizations = list(versions.filter(kind=EntryKind.ORGANIZATION).order_by("entry"))
    with transaction.atomic():
        revisions = lock_entries(
            centre, services=[v.entry for v in services], organizations=[v.entry for v in organizations]
        )
        before = CatalogueChanges(
            organizations=_before(organizations, OrganizationRecord, revisions),
            services=_before(services, ServiceRecord, revisions),
        )
        save_catalogue(centre, before, actor=actor, now=now)
    number = len(before.organizations) + len(before.services)
    return number, len(services) + len(organizations) - number


def _before[Record: ServiceRecord | OrganizationRecord](
    versions: Collection[EntryVersion], kind: type[Record], revisions: dict[uuid.UUID, int]
) -> list[Change[Record]]:
    """What each was that nobody has written since."""
    return [
        Change(version.entry, record_from(kind, version.content))
        for version in versions
        if revisions.get(version.entry) == version.revision + 1
    ]
