"""Suggestions from outside: what waits, and what each would change."""

import uuid

from django.shortcuts import get_object_or_404

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import ServiceRecord
from knotenpunkt.directory.models import EntryVersion, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.domain.merging import Merge, merge
from knotenpunkt.upkeep.models import Suggestion

_SHOWN_WITH = ("service", "organization", "sender", "decided_by")


def suggestions_of(centre: Centre) -> TenantQuerySet[Suggestion]:
    """All suggestions of a centre, the oldest first."""
    return (
        Suggestion.objects.within(Scope.of(centre)).select_related(*_SHOWN_WITH).order_by("created_at", "pk")
    )


def waiting_suggestions(centre: Centre) -> TenantQuerySet[Suggestion]:
    """Those on which nobody has decided."""
    return suggestions_of(centre).filter(state=Suggestion.State.WAITING)


def suggestion_of(centre: Centre, key: uuid.UUID) -> Suggestion:
    """One suggestion of the centre, or a page that does not exist."""
    found: Suggestion = get_object_or_404(suggestions_of(centre), pk=key)
    return found


def service_record(service: Service) -> ServiceRecord:
    """How a service is today."""
    return stored_entries(service.centre, services=[service.pk]).services[service.pk]


def merge_of(suggestion: Suggestion) -> Merge | None:
    """What accepting the change would do to today's service; None where no service or no record is concerned."""
    if suggestion.service is None or not suggestion.content:
        return None
    today = service_record(suggestion.service)
    wanted = record_from(ServiceRecord, suggestion.content)
    return merge(_record_at(suggestion.service, suggestion.based_on, today), wanted, today)


def _record_at(service: Service, revision: int | None, today: ServiceRecord) -> ServiceRecord:
    """How a service was at a revision; as it is today where that is the latest, or is not kept any more."""
    if revision in (None, service.revision):
        return today
    kept = EntryVersion.objects.within(Scope(frozenset({service.centre_id}))).filter(
        entry=service.pk, revision=revision
    )
    version = kept.first()
    return record_from(ServiceRecord, version.content) if version else today
