"""What became of an entry: who changed or confirmed what when, newest first."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.models import Confirmation, EntryVersion
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.queries.entries import entry_now

_MOST_STEPS = 200
_MAKINGS = ("directory.service.create", "directory.organization.create")


@dataclass(frozen=True, slots=True)
class Step[Record]:
    """One change: what the entry was at `revision` and what it became; at the first one there was nothing before."""

    at: datetime
    actor: str
    revision: int
    before: Record | None
    after: Record


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody confirmed that the service is as described."""

    on: date
    origin: str
    by: str


def steps_of[Record: ServiceRecord | OrganizationRecord](
    centre: Centre, like: Record, key: uuid.UUID
) -> list[Step[Record]]:
    """The latest changes of an entry, newest first, and its making."""
    _revision, now = entry_now(centre, like, key)
    versions = EntryVersion.objects.within(Scope.of(centre)).filter(entry=key).order_by("-revision")
    steps: list[Step[Record]] = []
    after = now
    for version in versions[:_MOST_STEPS]:
        before = record_from(type(like), version.content)
        steps.append(Step(version.replaced_at, version.actor, version.revision, before, after))
        after = before
    made = _making(centre, key)
    if made is not None and len(steps) < _MOST_STEPS:
        steps.append(Step(made.at, made.actor, 0, None, after))
    return steps


def _making(centre: Centre, key: uuid.UUID) -> AuditEvent | None:
    events = AuditEvent.objects.filter(centre_key=centre.key, subject_id=str(key), action__in=_MAKINGS)
    return events.order_by("at").first()


def confirmations_of(centre: Centre, key: uuid.UUID) -> list[Said]:
    """When the service was confirmed, the latest first."""
    rows = Confirmation.objects.within(Scope.of(centre)).filter(service=key).order_by("-confirmed_on", "pk")
    return [
        Said(*values) for values in rows.values_list("confirmed_on", "origin", "confirmed_by")[:_MOST_STEPS]
    ]


def people_behind(identifiers: Iterable[str]) -> Mapping[str, str]:
    """Names of the people who acted, by the identifier in the trail; an account that was deleted has an empty name."""
    keys = {key for identifier in identifiers if (key := _key(identifier)) is not None}
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "display_name"))
    return {str(key): names.get(key, "") for key in keys}


def _key(identifier: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(identifier)
    except ValueError:
        return None
