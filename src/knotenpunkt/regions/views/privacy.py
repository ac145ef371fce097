"""What is kept about visitors of a centre's pages, and what is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.portal import portal_for


@public
def privacy(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The privacy notice."""
    return render(request, "regions/privacy.html", {"portal": portal_for(language, centre)})
