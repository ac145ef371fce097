"""The offers of a centre as a list: filtered, sorted and counted by the database, whatever their number."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower

from knotenpunkt.access.policy import Share
from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Attribute, Confirmation, Service, ServiceArea, ServiceAtLocation
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.queries.shares import services_within

ROWS_ON_A_PAGE = 50

STATES: Mapping[str, Q] = {
    "": ~Q(status=Status.ARCHIVED),
    "published": Q(status=Status.PUBLISHED),
    "draft": Q(status=Status.DRAFT),
    "unconfirmed": Q(status=Status.PUBLISHED, unconfirmed_since__isnull=False),
    "hidden": Q(status=Status.PUBLISHED, hidden_on__isnull=False),
    "archived": Q(status=Status.ARCHIVED),
}
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "": (Lower("title"), "pk"),
    "provider": (Lower(Coalesce("organization__name", "provider_text")), Lower("title"), "pk"),
    "changed": ("-changed_at", "pk"),
    "confirmed": (F("confirmed_on").asc(nulls_first=True), Lower("title"), "pk"),
}
_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class ServiceFilter:
    """Which offers are shown in which order; everything empty: all that are not archived, by name."""

    words: str = ""
    state: str = ""
    municipality: str = ""
    topic: str = ""
    provider: str = ""
    assigned: str = ""
    order: str = ""
    page: int = 1

    @property
    def query(self) -> str:
        """The filter as a query of an address, without the page."""
        names = ("words", "state", "municipality", "topic", "provider", "assigned", "order")
        return urlencode({name: value for name in names if (value := getattr(self, name))})

    def on_page(self, page: int) -> str:
        """The query of another page of it."""
        return "&".join(part for part in (self.query, f"page={page}" if page > 1 else "") if part)


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """An offer in the list."""

    key: uuid.UUID
    slug: str
    title: str
    status: str
    provider: str
    town: str
    confirmed_on: date | None
    unconfirmed_since: date | None
    hidden_on: date | None
    changed_at: datetime
    assigned_to: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    """One page of the list, and how many offers the filter finds."""

    rows: tuple[ServiceRow, ...]
    total: int
    page: int
    pages: int


def read_service_filter(sent: Mapping[str, str]) -> ServiceFilter:
    """The filter of an address; what nobody understands is left out."""
    names = ("words", "state", "municipality", "topic", "provider", "assigned", "order")
    values = {name: sent.get(name, "").replace("\x00", "").strip()[:_LONGEST_WORDS] for name in names}
    page = sent.get("page", "")
    read = ServiceFilter(**values, page=int(page) if page.isdecimal() and 0 < len(page) < 6 else 1)
    return replace(
        read,
        state=read.state if read.state in STATES else "",
        order=read.order if read.order in ORDERS else "",
        page=max(read.page, 1),
    )


def found_services(
    centre: Centre, share: Share, wanted: ServiceFilter, person: Person
) -> TenantQuerySet[Service]:
    """The offers within reach that the filter finds, in no order."""
    scope = Scope.of(centre)
    rows = services_within(centre, share).filter(STATES[wanted.state]).order_by()
    for word in wanted.words.split()[:8]:
        rows = rows.filter(_says(word))
    if wanted.municipality:
        at = ServiceAtLocation.objects.within(scope).filter(location__municipality=wanted.municipality)
        area = ServiceArea.objects.within(scope).filter(municipality=wanted.municipality)
        rows = rows.filter(Q(pk__in=at.values("service")) | Q(pk__in=area.values("service")))
    if wanted.topic:
        topic = Attribute.objects.within(scope).filter(term__taxonomy="topic", term__code=wanted.topic)
        rows = rows.filter(pk__in=topic.values("service"))
    if wanted.provider:
        rows = rows.filter(organization__slug=wanted.provider)
    return rows.filter(_assigned(wanted.assigned, person))


def _says(word: str) -> Q:
    """A word in the name, the description or the provider; SQLite folds no umlauts, so both cases are asked for."""
    asked = Q()
    for form in dict.fromkeys((word, word.lower(), word.capitalize())):
        asked |= (
            Q(title__icontains=form)
            | Q(description__icontains=form)
            | Q(organization__name__icontains=form)
            | Q(provider_text__icontains=form)
        )
    return asked


def _assigned(wanted: str, person: Person) -> Q:
    match wanted:
        case "":
            return Q()
        case "me":
            return Q(assigned_to=person)
        case "nobody":
            return Q(assigned_to__isnull=True)
        case key:
            try:
                return Q(assigned_to=uuid.UUID(key))
            except ValueError:
                return Q()


def service_page(centre: Centre, share: Share, wanted: ServiceFilter, person: Person) -> ServicePage:
    """One page in two SQL statements; a page behind the last one is the last one."""
    found = found_services(centre, share, wanted, person)
    total = found.count()
    pages = max(1, -(-total // ROWS_ON_A_PAGE))
    page = min(wanted.page, pages)
    start = (page - 1) * ROWS_ON_A_PAGE
    scope = Scope.of(centre)
    latest = Confirmation.objects.within(scope).filter(service=OuterRef("pk")).order_by("-confirmed_on", "pk")
    place = ServiceAtLocation.objects.within(scope).filter(service=OuterRef("pk")).order_by("pk")
    rows = found.annotate(
        confirmed_on=Subquery(latest.values("confirmed_on")[:1]),
        town=Subquery(place.values("location__address__city")[:1]),
        name_of_provider=Coalesce("organization__name", "provider_text"),
    ).order_by(*ORDERS[wanted.order])
    values = rows.values_list(
        "pk",
        "slug",
        "title",
        "status",
        "name_of_provider",
        "town",
        "confirmed_on",
        "unconfirmed_since",
        "hidden_on",
        "changed_at",
        "assigned_to__display_name",
    )[start : start + ROWS_ON_A_PAGE]
    return ServicePage(tuple(map(_row, values)), total, page, pages)


def _row(values: tuple[Any, ...]) -> ServiceRow:
    key, slug, title, status, provider, town, confirmed, unconfirmed, hidden, changed, assigned_to = values
    return ServiceRow(
        key,
        slug,
        title,
        status,
        provider,
        town or "",
        confirmed,
        unconfirmed,
        hidden,
        changed,
        assigned_to or "",
    )
