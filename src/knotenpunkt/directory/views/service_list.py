"""The list of offers: search, choose, refine."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.filters import read_filters
from knotenpunkt.directory.presentation import choices, results
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.district import district
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for


@public
@require_safe
def service_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Every choice is in the address; what the address says and nobody understands is left out and named."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    today = timezone.localdate()
    reading = read_filters(dict(request.GET.lists()), choices.known_values(catalogue, language))
    filters = reading.filters
    found = catalogue.find(filters, today, size=results.SHOWN_ON_A_PAGE)
    return render(
        request,
        "directory/service_list.html",
        {
            "portal": portal,
            "filters": filters,
            "not_understood": reading.not_understood,
            "found": found,
            "number": results.number_of_offers(found.total, language),
            "cards": cards(portal, catalogue, found.offers, today),
            "chips": results.chips(catalogue, filters, language),
            "facets": results.facets(catalogue, filters, found, language),
            "flags": choices.written_flags(catalogue, filters, found.counts.of, language),
            "orderings": results.orderings(filters),
            "paging": results.paging(filters, found),
            "alternatives": [] if found.total else results.alternatives(catalogue, filters, today, language),
            "district": district(portal, catalogue, filters, found.counts),
        },
    )
