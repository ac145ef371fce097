"""The start page of an instance: its centres as rows and as a map."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Sum

from knotenpunkt.regions.domain.names import is_named, short_name, sorting_key
from knotenpunkt.regions.models import Centre, CentreMunicipality, FigureSource, Municipality
from knotenpunkt.regions.queries.maps import RegionMap, state_map
from knotenpunkt.regions.queries.offer_counts import offer_counts


class CentreOrder(StrEnum):
    """By what the centres are sorted; the words stand in addresses."""

    NAME = "name"
    MUNICIPALITIES = "gemeinden"
    POPULATION = "einwohner"
    OFFERS = "angebote"


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre in the list; `found_places` are the municipalities that a search named."""

    key: str
    slug: str
    name: str
    territory: str
    short_name: str
    website: str
    municipalities: int
    population: int
    offers: int
    found_places: tuple[str, ...]

    @property
    def other_places(self) -> tuple[str, ...]:
        """The places found, unless the name of the centre says them already."""
        return () if self.found_places == (self.short_name,) else self.found_places


@dataclass(frozen=True, slots=True)
class StateOverview:
    """The centres that were searched for (all without a search), and the map of all of them."""

    rows: tuple[CentreRow, ...]
    by_key: dict[str, CentreRow]
    map: RegionMap
    figures: FigureSource | None
    population: int


def state_overview(search: str, order: CentreOrder) -> StateOverview:
    """The centres whose name or one of whose municipalities is named by the search, sorted."""
    centres = list(
        Centre.objects.annotate(
            served_count=Count("served"), population=Sum("served__municipality__population", default=0)
        )
    )
    places = _places_named(search)
    offers = offer_counts()
    every = [
        CentreRow(
            key=centre.key,
            slug=centre.slug,
            name=centre.name,
            territory=centre.territory,
            short_name=short_name(centre.territory),
            website=centre.website,
            municipalities=centre.served_count,
            population=centre.population,
            offers=offers.get(centre.pk, 0),
            found_places=places.get(centre.key, ()),
        )
        for centre in centres
    ]
    found = [row for row in every if not search or row.found_places or is_named(row.name, search)]
    return StateOverview(
        rows=tuple(sorted(found, key=lambda row: _sorting(row, order))),
        by_key={row.key: row for row in found},
        map=state_map(centres, {row.key: row.population for row in every}),
        figures=FigureSource.objects.filter(
            code__in=Municipality.objects.order_by().values("source")
        ).first(),
        population=sum(row.population for row in every),
    )


def _places_named(search: str) -> dict[str, tuple[str, ...]]:
    """The municipalities that a search names, by the key of their centre and in the order of their names."""
    if not search:
        return {}
    named: dict[str, list[str]] = {}
    for key, name in CentreMunicipality.objects.values_list("centre__key", "municipality__name"):
        if is_named(name, search):
            named.setdefault(key, []).append(name)
    return {key: tuple(sorted(names, key=sorting_key)) for key, names in named.items()}


def _sorting(row: CentreRow, order: CentreOrder) -> tuple[object, ...]:
    """Names from A, figures from the largest."""
    largest_first = {
        CentreOrder.NAME: 0,
        CentreOrder.MUNICIPALITIES: -row.municipalities,
        CentreOrder.POPULATION: -row.population,
        CentreOrder.OFFERS: -row.offers,
    }
    return largest_first[order], sorting_key(row.short_name)
