"""Taking a merge back within a day: both entries are again what they were."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import lock_entries
from knotenpunkt.directory.actions.save_catalogue import (
    CatalogueChanges,
    Change,
    ChangedMeanwhile,
    save_catalogue,
)
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryKind, EntryVersion
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.following import come_back
from knotenpunkt.upkeep.actions.merge_entries import model, record
from knotenpunkt.upkeep.domain.joining import with_provider
from knotenpunkt.upkeep.models import DuplicatePair, EntryMerge
from knotenpunkt.upkeep.models.entry_merge import SEPARABLE_FOR


class NotSeparable(Exception):
    """The merge is older than a day, or was taken back already."""


def separate_entries(merge: EntryMerge, *, actor: Actor, now: datetime) -> None:
    """Bring back both entries, their services and whatever followed; the pair is open again.

    Services that somebody has changed since keep the change and get their provider back. Raises NotSeparable,
    AccessRefused, and ChangedMeanwhile where somebody has changed one of the two entries.
    """
    require(actor, Permission.DUPLICATES_DECIDE, centre=merge.centre_id)
    with transaction.atomic():
        again = _locked(merge, now)
        save_catalogue(again.centre, _changes(again), actor=actor, now=now)
        model(again).objects.within(Scope.of(again.centre)).filter(pk=again.absorbed).update(merged_into=None)
        come_back(again, actor=actor, now=now)
        again.separated_at = now
        again.save(update_fields=["separated_at"])
        _open_again(again)
        record(again, "separate", actor, now)


def _locked(merge: EntryMerge, now: datetime) -> EntryMerge:
    rows = EntryMerge.objects.within(Scope(frozenset({merge.centre_id}))).filter(pk=merge.pk)
    again: EntryMerge | None = rows.select_for_update().first()
    if again is None or again.separated_at is not None or now - again.merged_at > SEPARABLE_FOR:
        raise NotSeparable
    return again


def _changes(merge: EntryMerge) -> CatalogueChanges:
    """What every entry of the merge was before it."""
    versions = list(EntryVersion.objects.within(Scope.of(merge.centre)).filter(batch=merge.batch))
    services = [version for version in versions if version.kind == EntryKind.SERVICE]
    organizations = [version for version in versions if version.kind == EntryKind.ORGANIZATION]
    revisions = lock_entries(
        merge.centre,
        services=[version.entry for version in services],
        organizations=[version.entry for version in organizations],
    )
    changed = {version.entry for version in versions if revisions.get(version.entry) != version.revision + 1}
    if changed & {merge.kept, merge.absorbed}:
        raise ChangedMeanwhile(changed & {merge.kept, merge.absorbed})
    before = {version.entry: record_from(OrganizationRecord, version.content) for version in organizations}
    return CatalogueChanges(
        organizations=[Change(key, organization) for key, organization in before.items()],
        services=[
            *(
                Change(version.entry, record_from(ServiceRecord, version.content))
                for version in services
                if version.entry not in changed
            ),
            *_with_their_providers(merge, services, changed & revisions.keys(), before),
        ],
    )


def _with_their_providers(
    merge: EntryMerge,
    versions: list[EntryVersion],
    changed: set[uuid.UUID],
    before: Mapping[uuid.UUID, OrganizationRecord],
) -> list[Change[ServiceRecord]]:
    """Services that were changed since: as they are, but with the organizations that they named."""
    if not changed:
        return []
    stored = stored_entries(merge.centre, services=changed, organizations=[merge.kept])
    together = stored.organizations[merge.kept].name
    named = {version.entry: record_from(ServiceRecord, version.content) for version in versions}
    back = {}
    for key, service in stored.services.items():
        was, own = named[key], before[merge.absorbed].name
        old_name = own if own in (was.organization, *was.partners) else before[merge.kept].name
        back[key] = with_provider(service, together, old_name)
    return [Change(key, service) for key, service in back.items()]


def _open_again(merge: EntryMerge) -> None:
    first, second = sorted((merge.kept, merge.absorbed))
    DuplicatePair.objects.within(Scope.of(merge.centre)).filter(first=first, second=second).update(
        verdict=DuplicatePair.Verdict.OPEN, decided_at=None, decided_by=None, asked_again_on=None
    )
