"""The map of all centres, coloured by a figure: where is what?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.state_overview import CentreOrder, state_overview
from knotenpunkt.shared.web.language import for_staff


@for_staff
@public
@require_safe
def overview_map(request: HttpRequest, language: str) -> HttpResponse:
    """All centres with their inhabitants."""
    return render(
        request, "overview/overview_map.html", {"overview": state_overview("", CentreOrder.POPULATION)}
    )
