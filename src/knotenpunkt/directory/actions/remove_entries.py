"""Taking entries out of a catalogue for good: only such as nothing else tells of."""

import uuid
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.accounts.models import Seat
from knotenpunkt.directory.actions.keeping_versions import Replacement, keep_versions, lock_entries
from knotenpunkt.directory.actions.saving_places import remove_unused_places
from knotenpunkt.directory.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    OfferFigure,
    Organization,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServicePartner,
)
from knotenpunkt.directory.search_documents import service_key
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import Centre
from knotenpunkt.search.actions.record_changes import record_changes
from knotenpunkt.shared import audit
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.tenancy import Scope

# What goes with an entry; whatever else points at one is a reason to keep it.
_GOES_WITH: dict[type[Any], frozenset[type[Any]]] = {
    Service: frozenset(
        (
            Attribute,
            Contact,
            CostOption,
            Language,
            OfferFigure,
            Schedule,
            ServiceArea,
            ServiceAtLocation,
            ServicePartner,
        )
    ),
    Organization: frozenset((Contact, Location)),
}
_TOGETHER = 500


def remove_entries(
    centre: Centre,
    *,
    services: Collection[uuid.UUID] = (),
    organizations: Collection[uuid.UUID] = (),
    actor: Actor,
    now: datetime,
) -> frozenset[uuid.UUID]:
    """Remove entries in one transaction, each with an audit event; gives the keys of those that something refers to.

    These stay as they are. What was removed stays as a version. Raises AccessRefused.
    """
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    with transaction.atomic():
        removed_services = _removed(centre, Service, services, actor, now)
        removed_organizations = _removed(centre, Organization, organizations, actor, now)
        if removed_services or removed_organizations:
            remove_unused_places(centre)
            number = count_change(centre, now=now)
            record_changes(centre, map(service_key, removed_services), number=number)
    return frozenset({*services, *organizations} - removed_services - removed_organizations)


def _removed(
    centre: Centre, model: type[Any], keys: Collection[uuid.UUID], actor: Actor, now: datetime
) -> set[uuid.UUID]:
    """Remove entries of one kind, those of others and those referred to left out; the keys that are gone."""
    kind = model._meta.model_name
    name = "services" if model is Service else "organizations"
    revisions = lock_entries(centre, **{"services": (), "organizations": (), name: keys})
    free = set(revisions) - _referred_to(centre, model, revisions)
    keep_versions(centre, {key: revisions[key] for key in free}, Replacement(actor.identifier, now))
    for some in _portions(free):
        model.objects.within(Scope.of(centre)).filter(pk__in=some).delete()
    audit.record_all(
        [
            AuditEvent(
                at=now,
                actor=actor.identifier,
                action=f"directory.{kind}.remove",
                centre_key=centre.key,
                subject_type=kind,
                subject_id=str(key),
            )
            for key in sorted(free)
        ]
    )
    return free


def _referred_to(centre: Centre, model: type[Any], keys: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    scope, found = Scope.of(centre), set[uuid.UUID]()
    for some in _portions(keys):
        for relation in model._meta.related_objects:
            if relation.related_model not in _GOES_WITH[model]:
                field = relation.field.name
                rows = relation.related_model._default_manager.within(scope)
                found.update(rows.filter(**{f"{field}__in": some}).order_by().values_list(field, flat=True))
        if model is Organization:
            seats = Seat.objects.filter(organization__in=some)
            found.update(key for key in seats.values_list("organization", flat=True) if key is not None)
    return found


def _portions(keys: Iterable[uuid.UUID]) -> Iterable[list[uuid.UUID]]:
    ordered = sorted(keys)
    return (ordered[start : start + _TOGETHER] for start in range(0, len(ordered), _TOGETHER))
