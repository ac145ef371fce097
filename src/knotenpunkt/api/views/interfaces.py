"""Everything that is open, for people who build on it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.presentation.interfaces import Place, groups_of_interfaces
from knotenpunkt.api.queries.example_centre import example_centre
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.language import for_staff

CENTRE = "zentrum"


@for_staff
@public
@require_safe
def interfaces(request: HttpRequest, language: str) -> HttpResponse:
    """Examples are of the centre that was asked for, otherwise of the first that has published something."""
    centre = example_centre(request.GET.get(CENTRE, ""))
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    context = {
        "portal": None,
        "centre": centre,
        "groups": groups_of_interfaces(Place(root, language, centre)),
        "licence": read_licence(settings.DATA_LICENCE),
        "operator": settings.INSTANCE_OPERATOR,
        "limit": settings.API_REQUESTS_A_MINUTE,
    }
    return render(request, "api/interfaces.html", context)
