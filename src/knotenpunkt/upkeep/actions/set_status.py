"""Publishing and archiving services, one or many at once; and taking that back."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from itertools import batched

from django.db import transaction

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import EntryKind, EntryVersion, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import Scope

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
    """Give the services this state; how many were in another before, and the batch by which it is taken back."""
    batch, number = new_key(), 0
    with transaction.atomic():
        for some in batched(sorted(keys), _TOGETHER):
            stored = stored_entries(centre, services=some).services
            changes = [
                Change(key, replace(record, status=status, status_reason=reason))
                for key, record in stored.items()
                if record.status is not status
            ]
            save_catalogue(centre, CatalogueChanges(services=changes), actor=actor, now=now, batch=batch)
            number += len(changes)
    return number, batch


def take_back(centre: Centre, batch: uuid.UUID, *, actor: Actor, now: datetime) -> tuple[int, int]:
    """Make the services of a batch what they were before, unless somebody has changed them since.

    How many were brought back, and how many were left alone.
    """
    versions = EntryVersion.objects.within(Scope.of(centre)).filter(batch=batch, kind=EntryKind.SERVICE)
    kept = {version.entry: version for version in versions.order_by("entry")}
    with transaction.atomic():
        rows = Service.objects.within(Scope.of(centre)).filter(pk__in=list(kept)).select_for_update()
        untouched = [row.pk for row in rows.order_by("pk") if row.revision == kept[row.pk].revision + 1]
        for some in batched(untouched, _TOGETHER):
            changes = [Change(key, record_from(ServiceRecord, kept[key].content)) for key in some]
            save_catalogue(centre, CatalogueChanges(services=changes), actor=actor, now=now)
    return len(untouched), len(kept) - len(untouched)
