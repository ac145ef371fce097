"""The start of an instance: which integration centre is the one for my place?"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.domain.map_layout import PlacedShape
from knotenpunkt.regions.queries.state_overview import (
    CentreOrder,
    CentreRow,
    StateOverview,
    state_overview,
)

SEARCH = "ort"
ORDER = "sortierung"
LONGEST_SEARCH = 100
MOST_DOORS = 12

_HEADINGS = {
    CentreOrder.NAME: _("Integration centre"),
    CentreOrder.MUNICIPALITIES: _("Municipalities"),
    CentreOrder.POPULATION: _("Inhabitants"),
    CentreOrder.OFFERS: _("Offers"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the table: its words, the address part that sorts by it, and whether it does so now."""

    label: str
    query: str
    is_chosen: bool
    is_number: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A centre on the map; `row` is None where the search left it out."""

    shape: PlacedShape
    row: CentreRow | None


@public
@require_safe
def instance(request: HttpRequest, language: str = "de") -> HttpResponse:
    """A search that names a place shows the centre that serves it; an order nobody knows is the order by name."""
    search = request.GET.get(SEARCH, "").strip()[:LONGEST_SEARCH]
    order = _order(request.GET.get(ORDER, ""))
    overview = state_overview(search, order)
    return render(
        request,
        "regions/instance.html",
        {
            "language": language,
            "search": search,
            "order": order,
            "overview": overview,
            "areas": _areas(overview),
            "headings": _headings(request, order),
            "doors": [] if search else _doors(overview),
        },
    )


def _order(written: str) -> CentreOrder:
    return CentreOrder(written) if written in set(CentreOrder) else CentreOrder.NAME


def _areas(overview: StateOverview) -> list[Area]:
    """The areas in the order of drawing: what was searched for lies above the rest."""
    areas = [Area(shape, overview.by_key.get(shape.key)) for shape in overview.map.picture.shapes]
    return sorted(areas, key=lambda area: area.row is not None)


def _doors(overview: StateOverview) -> list[CentreRow]:
    """The centres that have offers, as large links above the list while they are few."""
    with_offers = [row for row in overview.rows if row.offers]
    return with_offers if len(with_offers) <= MOST_DOORS else []


def _headings(request: HttpRequest, chosen: CentreOrder) -> list[Heading]:
    headings = []
    for order, label in _HEADINGS.items():
        query = request.GET.copy()
        query[ORDER] = order.value
        headings.append(
            Heading(
                label=str(label),
                query=f"?{query.urlencode()}",
                is_chosen=order is chosen,
                is_number=order is not CentreOrder.NAME,
            )
        )
    return headings
