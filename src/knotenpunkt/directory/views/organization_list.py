"""All organizations that offer something, by letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.presentation.organizations import organizations_by_letter
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for


@public
@require_safe
def organization_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The whole list on one page; it is read like a telephone book."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    letters = catalogue.kept(
        ("organizations", language), lambda: organizations_by_letter(catalogue, language)
    )
    return render(
        request,
        "directory/organization_list.html",
        {"portal": portal, "letters": letters, "number": len(catalogue.organizations)},
    )
