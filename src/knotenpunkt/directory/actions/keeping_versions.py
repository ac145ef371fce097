"""Keeping what entries were before they are replaced: inside the caller's transaction."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from knotenpunkt.directory.domain.plain_records import plain
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryKind, EntryVersion, Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Replacement:
    """Who replaces entries when; what is written together has the same `batch`."""

    actor: str
    at: datetime
    batch: uuid.UUID | None = None


def lock_entries(
    centre: Centre, *, services: Collection[uuid.UUID], organizations: Collection[uuid.UUID]
) -> dict[uuid.UUID, int]:
    """Nobody else writes these entries until the transaction ends; their revisions by key."""
    scope = Scope.of(centre)
    revisions: dict[uuid.UUID, int] = {}
    for model, keys in ((Organization, sorted(organizations)), (Service, sorted(services))):
        for start in range(0, len(keys), _TOGETHER):
            rows = model.objects.within(scope).filter(pk__in=keys[start : start + _TOGETHER]).order_by("pk")
            revisions.update(rows.select_for_update().values_list("pk", "revision"))
    return revisions


def keep_versions(centre: Centre, revisions: Mapping[uuid.UUID, int], replacement: Replacement) -> None:
    """Write down how the entries are now, each under its revision."""
    keys = list(revisions)
    for start in range(0, len(keys), _TOGETHER):
        some = keys[start : start + _TOGETHER]
        stored = stored_entries(centre, services=some, organizations=some)
        EntryVersion.objects.bulk_create(
            _versions(centre, EntryKind.SERVICE, stored.services, revisions, replacement),
            batch_size=_TOGETHER,
        )
        EntryVersion.objects.bulk_create(
            _versions(centre, EntryKind.ORGANIZATION, stored.organizations, revisions, replacement),
            batch_size=_TOGETHER,
        )


def _versions(
    centre: Centre,
    kind: EntryKind,
    records: Mapping[uuid.UUID, ServiceRecord] | Mapping[uuid.UUID, OrganizationRecord],
    revisions: Mapping[uuid.UUID, int],
    replacement: Replacement,
) -> Iterator[EntryVersion]:
    for key, record in records.items():
        yield EntryVersion(
            centre=centre,
            kind=kind,
            entry=key,
            revision=revisions[key],
            content=plain(record),
            replaced_at=replacement.at,
            actor=replacement.actor,
            batch=replacement.batch,
        )
