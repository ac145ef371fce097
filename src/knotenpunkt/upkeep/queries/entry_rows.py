"""The organizations and places of a centre as lists."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.db.models.functions import Lower

from knotenpunkt.access.policy import Share
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.models import Location, Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.queries.service_rows import ROWS_ON_A_PAGE
from knotenpunkt.upkeep.queries.shares import organizations_within

_NAMES = ("words", "state", "municipality")
_STATES = {"": ~Q(status=Status.ARCHIVED), "archived": Q(status=Status.ARCHIVED), "all": Q()}


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries are shown; everything empty: all that are not archived."""

    words: str = ""
    state: str = ""
    municipality: str = ""
    page: int = 1

    @property
    def query(self) -> str:
        """The filter as a query of an address, without the page."""
        return urlencode({name: value for name in _NAMES if (value := getattr(self, name))})

    def on_page(self, page: int) -> str:
        """The query of another page of it."""
        return "&".join(part for part in (self.query, f"page={page}" if page > 1 else "") if part)


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One page of a list, each row as a mapping, and how many entries the filter finds."""

    rows: tuple[dict[str, Any], ...]
    total: int
    page: int
    pages: int


def read_entry_filter(sent: Mapping[str, str]) -> EntryFilter:
    """The filter of an address; what nobody understands is left out."""
    values = {name: sent.get(name, "").replace("\x00", "").strip()[:200] for name in _NAMES}
    values["state"] = values["state"] if values["state"] in _STATES else ""
    page = sent.get("page", "")
    return EntryFilter(**values, page=int(page) if page.isdecimal() and 0 < len(page) < 6 else 1)


def found_organizations(centre: Centre, share: Share, wanted: EntryFilter) -> TenantQuerySet[Organization]:
    """The organizations within reach that the filter finds, in no order."""
    found = organizations_within(centre, share).filter(_STATES[wanted.state]).order_by()
    for word in wanted.words.split()[:8]:
        found = found.filter(_any_case("name", word) | _any_case("alternate_names", word))
    if wanted.municipality:
        found = found.filter(seat__municipality=wanted.municipality)
    return found


def organization_page(centre: Centre, share: Share, wanted: EntryFilter) -> EntryPage:
    """One page of the organizations by name, each with the people who look after its offers."""
    found = found_organizations(centre, share, wanted)
    living = Count("services", filter=~Q(services__status=Status.ARCHIVED))
    rows = found.annotate(number_of_offers=living, town=F("seat__address__city")).order_by(
        Lower("name"), "pk"
    )
    names = ("pk", "slug", "name", "status", "is_trusted", "town", "number_of_offers", "kind__labels")
    page = _page(rows, names, wanted.page, found)
    people = _looking_after(centre, [row["pk"] for row in page.rows])
    return replace(page, rows=tuple(row | {"looked_after_by": people[row["pk"]]} for row in page.rows))


def _looking_after(centre: Centre, organizations: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[str]]:
    rows = Service.objects.within(Scope.of(centre)).filter(
        organization__in=organizations, assigned_to__isnull=False
    )
    people: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    pairs = rows.exclude(status=Status.ARCHIVED).values_list("organization", "assigned_to__display_name")
    for organization, name in pairs.order_by("assigned_to__display_name").distinct():
        people[organization].append(name)
    return people


def places_of(centre: Centre) -> TenantQuerySet[Location]:
    """The places where offers take place; seats belong to their organizations."""
    return Location.objects.within(Scope.of(centre)).filter(organization__isnull=True)


def found_places(centre: Centre, wanted: EntryFilter) -> TenantQuerySet[Location]:
    """The places that the filter finds, in no order."""
    found = places_of(centre).order_by()
    for word in wanted.words.split()[:8]:
        found = found.filter(
            _any_case("name", word) | _any_case("address__street", word) | _any_case("address__city", word)
        )
    if wanted.municipality:
        found = found.filter(municipality=wanted.municipality)
    return found


def location_page(centre: Centre, wanted: EntryFilter) -> EntryPage:
    """One page of the places by town and street."""
    found = found_places(centre, wanted)
    rows = found.annotate(
        number_of_offers=Count("of_services"),
        street=F("address__street"),
        postal_code=F("address__postal_code"),
        town=F("address__city"),
    ).order_by("town", "street", "name", "pk")
    names = (
        "pk",
        "name",
        "street",
        "postal_code",
        "town",
        "municipality__name",
        "is_confidential",
        "number_of_offers",
    )
    return _page(rows, names, wanted.page, found)


def _any_case(name: str, word: str) -> Q:
    """SQLite folds no umlauts, so both cases are asked for."""
    asked = Q()
    for form in dict.fromkeys((word, word.lower(), word.capitalize())):
        asked |= Q(**{f"{name}__icontains": form})
    return asked


def _page(
    rows: TenantQuerySet[Any], names: tuple[str, ...], wanted: int, found: TenantQuerySet[Any]
) -> EntryPage:
    total = found.order_by().count()
    pages = max(1, -(-total // ROWS_ON_A_PAGE))
    page = min(max(wanted, 1), pages)
    start = (page - 1) * ROWS_ON_A_PAGE
    return EntryPage(tuple(rows.values(*names)[start : start + ROWS_ON_A_PAGE]), total, page, pages)


def other_names(centre: Centre, key: uuid.UUID | None) -> list[str]:
    """The names of all organizations of the centre but this one, archived ones too."""
    rows = Organization.objects.within(Scope.of(centre)).exclude(pk=key)
    return list(rows.order_by("name").values_list("name", flat=True))
