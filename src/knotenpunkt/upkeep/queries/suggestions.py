"""Suggestions from outside: what waits, and what each would change."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.shortcuts import get_object_or_404

from knotenpunkt.access.policy import Share
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.domain.merging import Merge, merge
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.entries import entry_at

_SHOWN_WITH = ("service", "organization", "sender", "decided_by", "centre")
_LATELY = timedelta(days=30)

type EntryRecord = ServiceRecord | OrganizationRecord


def suggestions_of(centre: Centre) -> TenantQuerySet[Suggestion]:
    """All suggestions of a centre, the oldest first."""
    return (
        Suggestion.objects.within(Scope.of(centre)).select_related(*_SHOWN_WITH).order_by("created_at", "pk")
    )


def waiting_suggestions(centre: Centre) -> TenantQuerySet[Suggestion]:
    """Those on which nobody has decided."""
    return suggestions_of(centre).filter(state=Suggestion.State.WAITING)


def decided_suggestions(centre: Centre) -> TenantQuerySet[Suggestion]:
    """The others, what was decided last first."""
    return suggestions_of(centre).exclude(state=Suggestion.State.WAITING).order_by("-decided_at", "pk")


def suggestions_by(centre: Centre, person: Person | None, share: Share) -> TenantQuerySet[Suggestion]:
    """What a person sent, and what came from the organizations she edits for; never what anybody else wrote of them."""
    own = Q(sender=person) if person else Q(pk__in=[])
    theirs = Q(organization__in=share.organizations) & ~Q(origin=Suggestion.Origin.PUBLIC)
    return suggestions_of(centre).filter(own | theirs).order_by("-created_at", "pk")


def discarded_lately(centre: Centre, now: datetime) -> int:
    """How many messages of the last thirty days were thrown away as advertising or abuse."""
    thrown = AuditEvent.objects.filter(centre_key=centre.key, action="upkeep.suggestion.discard")
    return thrown.filter(at__gt=now - _LATELY).count()


def suggestion_of(centre: Centre, key: uuid.UUID) -> Suggestion:
    """One suggestion of the centre, or a page that does not exist."""
    found: Suggestion = get_object_or_404(suggestions_of(centre), pk=key)
    return found


def entry_of(suggestion: Suggestion) -> Service | Organization | None:
    """What would change; None for what is new or gone."""
    if suggestion.kind == Suggestion.Kind.ORGANIZATION:
        return suggestion.organization
    return suggestion.service


def service_record(service: Service) -> ServiceRecord:
    """How a service is today."""
    return stored_entries(service.centre, services=[service.pk]).services[service.pk]


def _entry_record(entry: Service | Organization) -> EntryRecord:
    if isinstance(entry, Service):
        return service_record(entry)
    return stored_entries(entry.centre, organizations=[entry.pk]).organizations[entry.pk]


def suggested_record(suggestion: Suggestion) -> EntryRecord:
    """What was suggested as a record; where there are only words, they are the description of a draft."""
    if suggestion.kind == Suggestion.Kind.ORGANIZATION:
        return record_from(OrganizationRecord, suggestion.content)
    if suggestion.content:
        return record_from(ServiceRecord, suggestion.content)
    return ServiceRecord(title="", description=suggestion.message, status=Status.DRAFT)


def merge_of(suggestion: Suggestion) -> Merge[EntryRecord] | None:
    """What accepting the change would do to today's entry; None where no entry or no record is concerned."""
    entry = entry_of(suggestion)
    if entry is None or not suggestion.content:
        return None
    return _merge_into(suggestion, entry, _entry_record(entry))


def _merge_into(
    suggestion: Suggestion, entry: Service | Organization, today: EntryRecord
) -> Merge[EntryRecord]:
    begun = suggestion.based_on if suggestion.based_on != entry.revision else None
    base = entry_at(suggestion.centre, today, entry.pk, begun)
    return merge(base, suggested_record(suggestion), today)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What the form of a suggestion begins with: the entry as `stored` at a revision, the record with the wishes."""

    revision: int | None
    stored: EntryRecord
    record: EntryRecord


def adjusted(suggestion: Suggestion, revision: int | None = None) -> Adjusted:
    """The beginning at a revision of the entry, its present one unless told otherwise."""
    entry = entry_of(suggestion)
    if entry is None:
        wanted = suggested_record(suggestion)
        return Adjusted(None, wanted, wanted)
    now = _entry_record(entry)
    is_present = revision is None or revision == entry.revision
    stored = now if is_present else entry_at(suggestion.centre, now, entry.pk, revision)
    record = _merge_into(suggestion, entry, stored).record if suggestion.content else stored
    return Adjusted(entry.revision if is_present else revision, stored, record)
