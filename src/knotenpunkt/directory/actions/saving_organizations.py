"""Organizations as a part of saving a catalogue: inside the caller's transaction."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from knotenpunkt.directory.actions.saving_places import (
    BATCH,
    known,
    location_for,
    write_again,
    write_contacts,
    write_locations,
)
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import Contact, Location, Organization, TaxonomyTerm, columns
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import derived_key, new_key
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.shared.text.slugs import unused_slug

type Entry = tuple[
    uuid.UUID | None, OrganizationRecord, uuid.UUID | None
]  # of what, what, the key of a new one

_COPIED = ("name", "website", "description", *columns.ENTRY)
_CHANGED = (*_COPIED, *columns.STATED, "alternate_names", "kind", "changed_at", "revision")


def save_organizations(centre: Centre, entries: Sequence[Entry], *, now: datetime) -> list[uuid.UUID]:
    """Write organizations with seat and contact; returns their keys in the given order."""
    scope = Scope.of(centre)
    kinds = dict(TaxonomyTerm.objects.filter(taxonomy="organization_kind").values_list("code", "pk"))
    slugs = set(Organization.objects.within(scope).values_list("slug", flat=True))
    stored = Organization.objects.within(scope).in_bulk([key for key, *_ in entries if key is not None])
    new, changed = [], []
    keys = []
    for key, record, wanted in entries:
        if key is None:
            slug = unused_slug(record.name, slugs)
            organization = Organization(id=wanted or new_key(), centre=centre, slug=slug, created_at=now)
            slugs.add(organization.slug)
            new.append(organization)
        else:
            organization = known(stored, key, "organization")
            organization.revision += 1
            changed.append(organization)
        _fill(organization, record, kinds, now)
        keys.append(organization.pk)
    Organization.objects.bulk_create(new, batch_size=BATCH)
    write_again(Organization, changed, _CHANGED)
    _remove_parts(scope, [key for key, *_ in entries if key is not None])
    _write_parts(centre, list(zip(keys, (record for _, record, _ in entries), strict=True)))
    return keys


def _fill(
    organization: Organization, record: OrganizationRecord, kinds: dict[str, uuid.UUID], now: datetime
) -> None:
    for field in _COPIED:
        setattr(organization, field, getattr(record, field))
    organization.alternate_names = list(record.alternate_names)
    organization.kind_id = known(kinds, record.kind, "kind of organization") if record.kind else None
    organization.stated_on = record.stated_on
    organization.changed_at = now


def _remove_parts(scope: Scope, keys: list[uuid.UUID]) -> None:
    for start in range(0, len(keys), BATCH):
        part = keys[start : start + BATCH]
        Location.objects.within(scope).filter(organization__in=part).delete()
        Contact.objects.within(scope).filter(organization__in=part).delete()


def _write_parts(centre: Centre, pairs: list[tuple[uuid.UUID, OrganizationRecord]]) -> None:
    write_locations(
        (location_for(centre, record.seat, derived_key("seat", key), key), record.seat)
        for key, record in pairs
        if not record.seat.is_empty
    )
    write_contacts(
        (Contact(centre=centre, organization_id=key, email=record.email), record.phones)
        for key, record in pairs
    )
