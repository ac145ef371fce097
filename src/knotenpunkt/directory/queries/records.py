"""The stored catalogue of a centre as plain values, whatever the state of an entry. For the centre's own eyes only."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from knotenpunkt.directory.domain.records import (
    Frequency,
    OrganizationRecord,
    PartialDate,
    PhoneRecord,
    PlaceRecord,
    ScheduleRecord,
    ServiceRecord,
    Status,
)
from knotenpunkt.directory.models import (
    Attribute,
    Contact,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServicePartner,
    columns,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantOwned

_PLACE = (
    "name",
    "address__street",
    "address__postal_code",
    "address__city",
    "municipality_id",
    "is_confidential",
)
_SCHEDULE = (
    "frequency",
    "weekdays",
    "opens_at",
    "closes_at",
    "interval",
    "ordinals",
    "starts_on",
    "ends_on",
    "description",
)


@dataclass(frozen=True, slots=True)
class StoredCatalogue:
    """Every organization and service of a centre by its key, in the order of number and name.

    `merged`, where somebody asked for it: those that became part of another.
    """

    organizations: dict[uuid.UUID, OrganizationRecord]
    services: dict[uuid.UUID, ServiceRecord]
    merged: frozenset[uuid.UUID] = frozenset()


def stored_catalogue(centre: Centre) -> StoredCatalogue:
    """The whole catalogue of one centre in a constant number of SQL statements."""
    return _read(_Part(Scope.of(centre)))


def stored_entries(
    centre: Centre, *, services: Collection[uuid.UUID] = (), organizations: Collection[uuid.UUID] = ()
) -> StoredCatalogue:
    """Only the entries with these keys, for some hundreds of them at most; keys of other centres find nothing."""
    return _read(_Part(Scope.of(centre), frozenset(services), frozenset(organizations)))


def merged_entries(centre: Centre) -> frozenset[uuid.UUID]:
    """The keys of organizations and services that became part of another."""
    scope = Scope.of(centre)
    return frozenset(
        key
        for model in (Organization, Service)
        for key in model.objects.within(scope).filter(merged_into__isnull=False).values_list("pk", flat=True)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What is read: everything within the scope, or only what belongs to entries with these keys."""

    scope: Scope
    services: frozenset[uuid.UUID] | None = None
    organizations: frozenset[uuid.UUID] | None = None

    def of_services(self, model: type[TenantOwned], name: str = "service") -> QuerySet[Any]:
        rows = model.objects.within(self.scope)
        return rows if self.services is None else rows.filter(**{f"{name}__in": self.services})

    def of_organizations(self, model: type[TenantOwned], name: str = "organization") -> QuerySet[Any]:
        rows = model.objects.within(self.scope)
        return rows if self.organizations is None else rows.filter(**{f"{name}__in": self.organizations})

    def contacts(self) -> QuerySet[Any]:
        rows = Contact.objects.within(self.scope)
        if self.services is None or self.organizations is None:
            return rows
        return rows.filter(Q(service__in=self.services) | Q(organization__in=self.organizations))


def _read(part: _Part) -> StoredCatalogue:
    contacts = _contacts(part)
    organizations = _organizations(part, contacts)
    if part.organizations is None:
        names = {key: record.name for key, record in organizations.items()}
    else:
        names = dict(Organization.objects.within(part.scope).values_list("pk", "name"))
    return StoredCatalogue(organizations, _services(part, contacts, names))


type _Groups[Value] = defaultdict[uuid.UUID, list[Value]]
type _Reached = dict[uuid.UUID, tuple[str, tuple[PhoneRecord, ...]]]


def _contacts(part: _Part) -> _Reached:
    """E-mail address and telephone numbers by the key of the service or organization they belong to."""
    phones = defaultdict(list)
    found = part.contacts()
    rows = Phone.objects.filter(contact__in=found.values("pk")).order_by("contact_id", "position")
    for contact, number, description in rows.values_list("contact_id", "number", "description"):
        phones[contact].append(PhoneRecord(number, description))
    contacts = found.values_list("pk", "service_id", "organization_id", "email")
    return {
        service or organization: (email, tuple(phones[key])) for key, service, organization, email in contacts
    }


def _organizations(part: _Part, contacts: _Reached) -> dict[uuid.UUID, OrganizationRecord]:
    seats = {
        organization: PlaceRecord(*_place(place))
        for organization, *place in part.of_organizations(Location)
        .filter(organization__isnull=False)
        .values_list("organization_id", *_PLACE)
    }
    rows = part.of_organizations(Organization, "pk").order_by("number", "name", "pk")
    return {
        key: OrganizationRecord(
            name=name,
            kind=kind or "",
            website=website,
            description=description,
            alternate_names=tuple(alternate_names),
            seat=seats.get(key, PlaceRecord()),
            email=contacts.get(key, ("", ()))[0],
            phones=contacts.get(key, ("", ()))[1],
            **dict(zip(columns.ENTRY, entry[:6], strict=True))
            | {"status": Status(entry[1]), "stated_on": _stated(entry[6:])},
        )
        for key, name, kind, website, description, alternate_names, *entry in rows.values_list(
            "pk",
            "name",
            "kind__code",
            "website",
            "description",
            "alternate_names",
            *columns.ENTRY,
            *columns.STATED,
        )
    }


def _services(part: _Part, contacts: _Reached, names: dict[uuid.UUID, str]) -> dict[uuid.UUID, ServiceRecord]:
    parts = _parts(part)
    records = {}
    rows = part.of_services(Service, "pk").order_by("number", "title", "pk")
    for key, organization, *values in rows.values_list(
        "pk", "organization_id", *columns.SERVICE, *columns.ENTRY, *columns.STATED
    ):
        fields = dict(zip((*columns.SERVICE, *columns.ENTRY), values, strict=False))
        cost_text, free_of_charge, amount = parts.costs.get(key, ("", None, None))
        email, phones = contacts.get(key, ("", ()))
        places, areas = parts.places[key], parts.areas[key]
        records[key] = ServiceRecord(
            **fields | {"status": Status(fields["status"]), "stated_on": _stated(values[-4:])},
            organization=names.get(organization, ""),
            partners=tuple(names[partner] for partner in parts.partners[key]),
            topics=tuple(parts.terms["topic"][key]),
            target_groups=tuple(parts.terms["target_group"][key]),
            languages=tuple(parts.languages[key]),
            place=places[0] if places else PlaceRecord(),
            service_areas=tuple(area for area in areas if area is not None),
            district_wide=None in areas,
            schedules=tuple(parts.schedules[key]),
            cost_text=cost_text,
            free_of_charge=free_of_charge,
            amount=amount,
            email=email,
            phones=phones,
        )
    return records


@dataclass(frozen=True, slots=True)
class _Parts:
    """What stands in tables of its own, by the key of the service it belongs to."""

    terms: dict[str, _Groups[str]]
    areas: _Groups[str | None]
    languages: _Groups[str]
    partners: _Groups[uuid.UUID]
    places: _Groups[PlaceRecord]
    schedules: _Groups[ScheduleRecord]
    costs: dict[uuid.UUID, tuple[str, bool | None, Decimal | None]]


def _parts(part: _Part) -> _Parts:
    areas = part.of_services(ServiceArea).order_by("municipality_id")
    languages = part.of_services(Language).order_by("pk")
    partners = part.of_services(ServicePartner).order_by("position")
    places = part.of_services(ServiceAtLocation).order_by("pk")
    costs = part.of_services(CostOption).values_list("service_id", "description", "is_free", "amount")
    return _Parts(
        terms=_terms(part),
        areas=_grouped(areas.values_list("service_id", "municipality_id")),
        languages=_grouped(languages.values_list("service_id", "code")),
        partners=_grouped(partners.values_list("service_id", "organization_id")),
        places=_grouped(
            (service, PlaceRecord(*_place(place)))
            for service, *place in places.values_list("service_id", *(f"location__{name}" for name in _PLACE))
        ),
        schedules=_schedules(part),
        costs={service: (text, is_free, amount) for service, text, is_free, amount in costs},
    )


def _terms(part: _Part) -> dict[str, _Groups[str]]:
    terms: dict[str, _Groups[str]] = {
        "topic": defaultdict(list),
        "target_group": defaultdict(list),
    }
    rows = part.of_services(Attribute).order_by("service_id", "position")
    for service, taxonomy, code in rows.values_list("service_id", "term__taxonomy_id", "term__code"):
        terms[taxonomy][service].append(code)
    return terms


def _schedules(part: _Part) -> _Groups[ScheduleRecord]:
    schedules: _Groups[ScheduleRecord] = defaultdict(list)
    rows = part.of_services(Schedule).order_by("service_id", "position")
    for service, frequency, weekdays, opens, closes, interval, ordinals, *rest in rows.values_list(
        "service_id", *_SCHEDULE
    ):
        schedules[service].append(
            ScheduleRecord(
                Frequency(frequency), tuple(weekdays), opens, closes, interval, tuple(ordinals), *rest
            )
        )
    return schedules


def _grouped[Value](rows: Iterable[tuple[uuid.UUID, Value]]) -> _Groups[Value]:
    groups: _Groups[Value] = defaultdict(list)
    for key, value in rows:
        groups[key].append(value)
    return groups


def _place(values: list[object]) -> tuple[str, str, str, str, str, bool]:
    name, street, postal_code, city, municipality, confidential = values
    return (
        str(name),
        str(street or ""),
        str(postal_code or ""),
        str(city or ""),
        str(municipality or ""),
        bool(confidential),
    )


def _stated(values: list[int | None]) -> PartialDate | None:
    year, month, day, approximate = values
    return None if year is None else PartialDate(year, month, day, bool(approximate))
