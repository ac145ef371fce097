"""Who is responsible for a centre's pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.portal import portal_for


@public
def imprint(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The imprint, from what the centre's record says; what it does not say is shown as missing."""
    return render(request, "regions/imprint.html", {"portal": portal_for(language, centre)})
