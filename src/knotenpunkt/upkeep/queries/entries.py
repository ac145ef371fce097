"""Single entries of a catalogue as they are now, and as they were at a revision."""

import uuid
from typing import cast

from django.http import Http404

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryVersion, Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def entry_now[Record: ServiceRecord | OrganizationRecord](
    centre: Centre, like: Record, key: uuid.UUID
) -> tuple[int, Record]:
    """The revision and the record of an entry of the same kind as `like`; Http404 where it is gone.

    The revision is read first: a record that is newer than it is refused when it is saved, never overwritten.
    """
    scope, model = Scope.of(centre), Service if isinstance(like, ServiceRecord) else Organization
    revision = model.objects.within(scope).filter(pk=key).values_list("revision", flat=True).first()
    stored = stored_entries(centre, services=[key], organizations=[key])
    record = stored.services.get(key) or stored.organizations.get(key)
    if revision is None or record is None:
        raise Http404(str(key))
    return revision, cast(Record, record)


def entry_at[Record: ServiceRecord | OrganizationRecord](
    centre: Centre, now: Record, key: uuid.UUID, revision: int | None
) -> Record:
    """The record at a revision; as it is `now` where that is the present one or was never kept."""
    if revision is None:
        return now
    version = EntryVersion.objects.within(Scope.of(centre)).filter(entry=key, revision=revision).first()
    return record_from(type(now), version.content) if version else now
