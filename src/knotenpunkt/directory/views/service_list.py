"""The list of offers: search, choose, refine."""

from copy import copy
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.catalogue import Catalogue, Found
from knotenpunkt.directory.domain.filters import FilterReading, read_filters
from knotenpunkt.directory.presentation import choices, results
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.district import district
from knotenpunkt.directory.presentation.frames import Frame, slot
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.text import cldr
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.qr_codes import printable_address


@public
@require_safe
def service_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """Every choice is in the address; what the address says and nobody understands is left out and named.

    Links and the address bar get the choice in its shortest form: without empty fields and what is the default anyway.
    """
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    today = timezone.localdate()
    reading = read_filters(dict(request.GET.lists()), choices.known_values(catalogue, language))
    found = catalogue.find(reading.filters, today, size=results.SHOWN_ON_A_PAGE)
    frame = catalogue.kept_today(("list", language), today, lambda: _frame(request, portal, catalogue))
    here = (
        screen_address("service_list", {"language": language, "centre": centre}) + reading.filters.address()
    )
    slots = choices.written_choices(catalogue, reading.filters, found.counts, language) | {
        "words": escape(reading.filters.query),
        "query": escape(reading.filters.address()),
        "results": _results(portal, catalogue, reading, found, today),
        "paper": _paper(request, here),
    }
    return HttpResponse(frame.filled(slots), headers={"HX-Push-Url": here})


def _paper(request: HttpRequest, address: str) -> str:
    """What leads from a printed list back to it."""
    complete = (
        f"{settings.PUBLIC_ADDRESS}{address}"
        if settings.PUBLIC_ADDRESS
        else request.build_absolute_uri(address)
    )
    return render_to_string(
        "directory/service_list.html#paper", {"paper_address": printable_address(complete)}
    )


def _frame(request: HttpRequest, portal: Portal, catalogue: Catalogue) -> Frame:
    """The page around the results. Links to other languages have a slot for the query, with its question mark."""
    asked = copy(request)
    asked.META = {**request.META, "QUERY_STRING": slot("query")}
    context = {
        "portal": portal,
        "facets": choices.facet_frames(catalogue, portal.language.code),
        "flags": choices.flag_frames(),
        "slots": {name: slot(name) for name in ("words", "results", "paper")},
    }
    markup = render_to_string("directory/service_list.html", context, asked)
    return Frame.of(markup.replace(f"?{slot('query')}", slot("query")))


def _results(portal: Portal, catalogue: Catalogue, reading: FilterReading, found: Found, today: date) -> str:
    language = portal.language.code
    filters = reading.filters
    here = screen_address("service_list", {"language": language, "centre": portal.centre.slug})
    return render_to_string(
        "directory/service_list.html#results",
        {
            "here": here,
            "not_understood": reading.not_understood,
            "comma": cldr.comma(language),
            "total": found.total,
            "number": results.number_of_offers(found.total, language),
            "chips": results.chips(catalogue, filters, language),
            "orderings": results.orderings(filters),
            "cards": cards(portal, catalogue, found.offers, today),
            "is_unpublished": not catalogue.offers,
            "paging": results.paging(filters, found),
            "alternatives": [] if found.total else results.alternatives(catalogue, filters, today, language),
            "district": district(portal, catalogue, filters, found.counts),
        },
    )
