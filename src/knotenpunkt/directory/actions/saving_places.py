"""Places, contacts and references that organizations and services share while they are saved."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import astuple

from django.db.models import Model

from knotenpunkt.directory.domain.records import PhoneRecord, PlaceRecord
from knotenpunkt.directory.models import Address, Contact, Location, Phone
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.keys import derived_key, new_key
from knotenpunkt.shared.tenancy import Scope

BATCH = 500


class UnknownReference(ValueError):
    """A record names something that is not there; the text says what."""


def known[Key, Value](found: Mapping[Key, Value], key: Key, what: str) -> Value:
    """The value under the key; raises UnknownReference naming both."""
    try:
        return found[key]
    except KeyError:
        raise UnknownReference(f"{what}: {key}") from None


def write_again[Row: Model](model: type[Row], stored: list[Row], fields: Iterable[str]) -> None:
    """Write the fields of rows that are there already: an insert that meets them, ten times as fast as an update."""
    model._default_manager.bulk_create(
        stored, batch_size=BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=list(fields)
    )


class PlaceBook:
    """The places of a centre's services by what is written about them: the same words mean the same location."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._new: list[tuple[Location, PlaceRecord]] = []
        rows = Location.objects.within(Scope.of(centre)).filter(organization__isnull=True)
        self._known: dict[PlaceRecord, uuid.UUID] = {
            PlaceRecord(
                name, street or "", postal_code or "", city or "", municipality or "", confidential
            ): key
            for key, name, street, postal_code, city, municipality, confidential in rows.values_list(
                "pk",
                "name",
                "address__street",
                "address__postal_code",
                "address__city",
                "municipality_id",
                "is_confidential",
            )
        }
        self._taken = set(self._known.values())

    def key_of(self, place: PlaceRecord) -> uuid.UUID:
        """The key of the location with these words; a new one is written by `write_new`."""
        key = self._known.get(place)
        if key is None:
            key = self._known[place] = self._new_key(place)
            self._new.append((location_for(self._centre, place, key), place))
        return key

    def _new_key(self, place: PlaceRecord) -> uuid.UUID:
        """The same words have the same key in every instance; one whose words were corrected keeps what it had."""
        key = derived_key("place", self._centre.key, *astuple(place))
        key = new_key() if key in self._taken else key
        self._taken.add(key)
        return key

    def write_new(self) -> None:
        """Write the locations met for the first time."""
        write_locations(self._new)
        self._new = []


def location_for(
    centre: Centre, place: PlaceRecord, key: uuid.UUID, organization: uuid.UUID | None = None
) -> Location:
    """A location, not yet written."""
    return Location(
        id=key,
        centre=centre,
        organization_id=organization,
        name=place.name,
        municipality_id=place.municipality or None,
        is_confidential=place.confidential,
    )


def write_locations(locations: Iterable[tuple[Location, PlaceRecord]]) -> None:
    """Write locations with their addresses."""
    pairs = list(locations)
    Location.objects.bulk_create([location for location, _ in pairs], batch_size=BATCH)
    Address.objects.bulk_create(
        [
            Address(
                location_id=location.pk, street=place.street, postal_code=place.postal_code, city=place.city
            )
            for location, place in pairs
        ],
        batch_size=BATCH,
    )


def write_contacts(contacts: Iterable[tuple[Contact, tuple[PhoneRecord, ...]]]) -> None:
    """Write contacts with their telephone numbers; one that says nothing is not written."""
    pairs = [(contact, phones) for contact, phones in contacts if contact.email or phones]
    Contact.objects.bulk_create([contact for contact, _ in pairs], batch_size=BATCH)
    Phone.objects.bulk_create(
        [
            Phone(
                contact_id=contact.pk, number=phone.number, description=phone.description, position=position
            )
            for contact, phones in pairs
            for position, phone in enumerate(phones)
        ],
        batch_size=BATCH,
    )


def remove_unused_places(centre: Centre) -> None:
    """Remove locations of the centre where nothing takes place any more and that are nobody's seat."""
    Location.objects.within(Scope.of(centre)).filter(
        organization__isnull=True, of_services__isnull=True
    ).delete()
