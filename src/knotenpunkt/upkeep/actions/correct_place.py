"""Putting the address of a place right once, for every service that takes place there."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.directory.actions.keeping_versions import Replacement, keep_versions, lock_entries
from knotenpunkt.directory.actions.telling_changes import tell_changes
from knotenpunkt.directory.domain.records import PlaceRecord
from knotenpunkt.directory.models import Address, Location, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared import audit
from knotenpunkt.shared.tenancy import Scope


def correct_place(
    centre: Centre, location: Location, place: PlaceRecord, *, actor: Actor, now: datetime
) -> int:
    """Write name, address, municipality and secrecy of the place; how many services it changes.

    What each of them was before stays as a version, so that their history tells of it.
    """
    require(actor, Permission.CATALOGUE_EDIT, centre=centre.pk)
    scope = Scope.of(centre)
    with transaction.atomic():
        keys = list(location.of_services.order_by("service_id").values_list("service_id", flat=True))
        keep_versions(
            centre, lock_entries(centre, services=keys, organizations=()), Replacement(actor.identifier, now)
        )
        Location.objects.within(scope).filter(pk=location.pk).update(
            name=place.name, municipality=place.municipality or None, is_confidential=place.confidential
        )
        Address.objects.update_or_create(
            location=location,
            defaults={"street": place.street, "postal_code": place.postal_code, "city": place.city},
        )
        Service.objects.within(scope).filter(pk__in=keys).update(revision=F("revision") + 1, changed_at=now)
        tell_changes(centre, keys, now=now)
        audit.record(
            "upkeep.place.correct",
            actor=actor.identifier,
            now=now,
            centre_key=centre.key,
            subject_type="location",
            subject_id=location.pk,
            changes={"services": len(keys)},
        )
    return len(keys)
