"""Making an entry again what it was."""

import uuid
from datetime import datetime

from django.http import Http404

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.save_catalogue import save_catalogue
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import EntryVersion
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.save_edit import changes_of


def restore_version(
    centre: Centre,
    kind: type[ServiceRecord] | type[OrganizationRecord],
    key: uuid.UUID,
    revision: int,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    """Write the entry as it was at the revision, as a new change; Http404 where that was never kept.

    Raises UnknownReference where an organization or term that it named is gone.
    """
    version = EntryVersion.objects.within(Scope.of(centre)).filter(entry=key, revision=revision).first()
    if version is None:
        raise Http404(str(key))
    save_catalogue(centre, changes_of(key, record_from(kind, version.content)), actor=actor, now=now)
