"""The rows behind a public catalogue: a constant number of SQL statements, no object a row, nothing confidential.

The place of a confidential location is never asked for; only whether a service or organization has one.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from knotenpunkt.directory.domain.offer import Place, Term
from knotenpunkt.directory.domain.records import Frequency, PhoneRecord, ScheduleRecord
from knotenpunkt.directory.models import (
    Attribute,
    Confirmation,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServicePartner,
    TaxonomyTerm,
    columns,
)
from knotenpunkt.directory.queries.last_written import last_written
from knotenpunkt.shared.tenancy import Scope, TenantOwned

_SHOWN_TAXONOMIES = ("topic", "target_group", "organization_kind")
_PLACE = (
    "pk",
    "name",
    "address__street",
    "address__postal_code",
    "address__city",
    "municipality_id",
    "latitude",
    "longitude",
)
_SERVICE = (
    *columns.SERVICE,
    *columns.STATED,
    "pk",
    "centre_id",
    "slug",
    "organization_id",
    "source",
    "last_written",
    "unconfirmed_since",
    "cost_option__description",
    "cost_option__is_free",
    "cost_option__amount",
    "contact__pk",
    "contact__function",
    "contact__email",
    "is_protected",
    "latest_on",
    "latest_by",
)
_ORGANIZATION = (
    "pk",
    "centre_id",
    "slug",
    "name",
    "alternate_names",
    "kind__code",
    "description",
    "website",
    "source",
    "contact__pk",
    "contact__function",
    "contact__email",
    "is_protected",
    *columns.STATED,
)

type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """What is read: everything published of the centres in a scope; without one, the entries with these keys."""

    scope: Scope | None = None
    services: frozenset[uuid.UUID] = frozenset()
    organizations: frozenset[uuid.UUID] = frozenset()

    def of_services(self, model: type[TenantOwned], name: str = "service") -> QuerySet[Any]:
        """The rows of a model that are public with their service."""
        rows = model.objects.public()
        return rows.within(self.scope) if self.scope else rows.filter(**{f"{name}__in": self.services})

    def of_organizations(self, model: type[TenantOwned], name: str = "organization") -> QuerySet[Any]:
        """The rows of a model that are public with their organization."""
        rows = model.objects.public()
        return rows.within(self.scope) if self.scope else rows.filter(**{f"{name}__in": self.organizations})

    def phones(self) -> tuple[QuerySet[Phone], ...]:
        """The numbers of its entries; one condition a query, for a database finds no way with two at once."""
        rows = Phone.objects.order_by()
        if self.scope is not None:
            return (rows.filter(contact__centre__in=self.scope.centres),)
        return (
            rows.filter(contact__service__in=self.services),
            rows.filter(contact__organization__in=self.organizations),
        )

    def places(self) -> tuple[QuerySet[Location], ...]:
        """Where its services are held, and the seats of its organizations."""
        rows = Location.objects.public().order_by()
        if self.scope is not None:
            return (rows.within(self.scope),)
        return rows.filter(of_services__service__in=self.services), rows.filter(
            organization__in=self.organizations
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on each service, by its key and in its order; telephone numbers by the key of their contact."""

    topics: Mapping[uuid.UUID, list[str]]
    target_groups: Mapping[uuid.UUID, list[str]]
    languages: Mapping[uuid.UUID, list[str]]
    areas: Mapping[uuid.UUID, list[str]]
    partners: Mapping[uuid.UUID, list[uuid.UUID]]
    phones: Mapping[uuid.UUID, list[PhoneRecord]]


def service_rows(part: Part) -> list[Row]:
    """The published services with cost, contact and latest confirmation."""
    protected = ServiceAtLocation.objects.unscoped(reason="hangs on rows that are guarded").filter(
        service=OuterRef("pk"), location__is_confidential=True
    )
    latest = Confirmation.objects.public().filter(service=OuterRef("pk")).order_by("-confirmed_on", "-pk")
    rows = part.of_services(Service, "pk").order_by("pk")
    annotated = rows.annotate(
        is_protected=Exists(protected),
        last_written=last_written(),
        latest_on=Subquery(latest.values("confirmed_on")[:1]),
        latest_by=Subquery(latest.values("confirmed_by")[:1]),
    )
    return _rows(annotated, _SERVICE)


def organization_rows(part: Part, names: Collection[str] | None = None) -> list[Row]:
    """The published organizations with their contact; with names only those."""
    protected = Location.objects.unscoped(reason="hangs on rows that are guarded").filter(
        organization=OuterRef("pk"), is_confidential=True
    )
    rows = part.of_organizations(Organization, "pk").order_by("pk").annotate(is_protected=Exists(protected))
    return _rows(rows if names is None else rows.filter(name__in=names), _ORGANIZATION)


def phones_of_contacts(contacts: Collection[uuid.UUID]) -> dict[uuid.UUID, list[PhoneRecord]]:
    """The telephone numbers of some contacts in their order."""
    phones: defaultdict[uuid.UUID, list[PhoneRecord]] = defaultdict(list)
    rows = Phone.objects.filter(contact__in=contacts).order_by("contact_id", "position")
    for contact, number, description in rows.values_list("contact_id", "number", "description"):
        phones[contact].append(PhoneRecord(number, description))
    return phones


def _rows(queryset: QuerySet[Any], names: tuple[str, ...]) -> list[Row]:
    return [dict(zip(names, values, strict=True)) for values in queryset.values_list(*names)]


def parts_of_entries(part: Part) -> Parts:
    """Topics, target groups, languages, areas, partners and telephone numbers, in one statement.

    An area without a municipality (the whole district) comes as an empty string.
    """
    attributes = part.of_services(Attribute).order_by()
    languages = part.of_services(Language).order_by()
    areas = part.of_services(ServiceArea).order_by()
    partners = part.of_services(ServicePartner).order_by()
    first = Value(0, output_field=IntegerField())
    rows = attributes.values_list(
        "service_id", "term__taxonomy_id", "term__code", "position", _named("")
    ).union(
        languages.values_list("service_id", _named("language"), "code", first, _named("")),
        areas.values_list("service_id", _named("area"), "municipality_id", first, _named("")),
        partners.values_list(
            "service_id", _named("partner"), Cast("organization_id", CharField()), "position", _named("")
        ),
        *(
            phones.values_list("contact_id", _named("phone"), "number", "position", "description")
            for phones in part.phones()
        ),
        all=True,
    )
    found: dict[str, defaultdict[uuid.UUID, list[str]]] = defaultdict(lambda: defaultdict(list))
    numbers: defaultdict[uuid.UUID, list[PhoneRecord]] = defaultdict(list)
    for owner, kind, value, _, description in sorted(rows, key=lambda row: (row[3], row[2] or "")):
        if kind == "phone":
            numbers[owner].append(PhoneRecord(value, description))
        else:
            found[kind][owner].append(value or "")
    partner_keys = {owner: [uuid.UUID(key) for key in keys] for owner, keys in found["partner"].items()}
    return Parts(
        found["topic"], found["target_group"], found["language"], found["area"], partner_keys, numbers
    )


def _named(kind: str) -> Value:
    return Value(kind, output_field=CharField())


def public_places(part: Part) -> tuple[dict[uuid.UUID, list[Place]], dict[uuid.UUID, Place]]:
    """The places that everyone may know, in one statement: by service, and the seats by organization."""
    services: defaultdict[uuid.UUID, list[Place]] = defaultdict(list)
    seats: dict[uuid.UUID, Place] = {}
    first, *others = (
        rows.values_list("of_services__pk", "of_services__service_id", "organization_id", *_PLACE)
        for rows in part.places()
    )
    for at, service, organization, *place in sorted(first.union(*others), key=_by_location):
        if organization is not None:
            seats[organization] = _place(place)
        if service is not None:
            services[service].append(_place(place, at))
    return services, seats


def _by_location(row: tuple[Any, ...]) -> tuple[uuid.UUID, str]:
    return row[3], str(row[1] or "")


def _place(values: list[Any], at: uuid.UUID | None = None) -> Place:
    key, name, street, postal_code, city, municipality, latitude, longitude = values
    return Place(
        name, street or "", postal_code or "", city or "", municipality or "", latitude, longitude, key, at
    )


def schedules_of_services(part: Part) -> dict[uuid.UUID, list[ScheduleRecord]]:
    """The schedules of the published services."""
    schedules: defaultdict[uuid.UUID, list[ScheduleRecord]] = defaultdict(list)
    rows = part.of_services(Schedule).order_by("service_id", "position")
    for service, frequency, weekdays, opens, closes, interval, ordinals, *rest in rows.values_list(
        "service_id",
        "frequency",
        "weekdays",
        "opens_at",
        "closes_at",
        "interval",
        "ordinals",
        "starts_on",
        "ends_on",
        "description",
    ):
        schedules[service].append(
            ScheduleRecord(
                Frequency(frequency), tuple(weekdays), opens, closes, interval, tuple(ordinals), *rest
            )
        )
    return schedules


def vocabularies() -> dict[str, dict[str, Term]]:
    """The curated vocabularies that pages show: taxonomy, then code, in their order."""
    found: dict[str, dict[str, Term]] = {taxonomy: {} for taxonomy in _SHOWN_TAXONOMIES}
    rows = TaxonomyTerm.objects.filter(taxonomy__in=_SHOWN_TAXONOMIES).order_by(
        "taxonomy", "position", "code"
    )
    for taxonomy, code, labels, synonyms, pictogram, is_facet in rows.values_list(
        "taxonomy_id", "code", "labels", "synonyms", "pictogram", "is_facet"
    ):
        words = {language: tuple(several) for language, several in synonyms.items()}
        found[taxonomy][code] = Term(code, labels, words, pictogram, is_facet)
    return found
