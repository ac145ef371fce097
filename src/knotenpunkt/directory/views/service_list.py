"""The list of offers: search, choose, refine."""

from copy import copy
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Filters, read_filters
from knotenpunkt.directory.presentation import choices
from knotenpunkt.directory.presentation.feed_addresses import calendar_address, news_address
from knotenpunkt.directory.presentation.frames import Frame, slot
from knotenpunkt.directory.presentation.result_list import result_list
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import answered, counted
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.search.actions.count_searches import count_search
from knotenpunkt.shared.web.addresses import address_of_instance, screen_address
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
    answer = answered(portal, catalogue, reading.filters, today)
    frame = catalogue.kept_today(("list", language), today, lambda: _frame(request, portal, catalogue))
    here = (
        screen_address("service_list", {"language": language, "centre": centre}) + reading.filters.address()
    )
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    calendar = calendar_address(portal, root, reading.filters)
    slots = choices.written_choices(catalogue, reading.filters, answer.found.counts, language) | {
        "words": escape(reading.filters.query),
        "query": escape(reading.filters.address()),
        "results": result_list(portal, catalogue, reading, answer, today, calendar),
        "paper": _paper(f"{root}{here}"),
        "feeds": _feeds(portal, reading.filters, f"{root}{here}"),
    }
    response = HttpResponse(frame.filled(slots), headers={"HX-Push-Url": here})
    if not answer.is_current:
        response.headers["Cache-Control"] = "no-store"  # the index is about to know more
    searched = counted(portal, answer, reading.filters)
    if searched is not None:
        count = partial(count_search, portal.centre.pk, searched, today=today)
        response.when_answered = count  # type: ignore[attr-defined]
    return response


def _paper(page: str) -> str:
    """What leads from a printed list back to it."""
    return render_to_string("directory/service_list.html#paper", {"paper_address": printable_address(page)})


def _feeds(portal: Portal, filters: Filters, page: str) -> str:
    """Where programs find the same offers, for the head of the page."""
    context = {"news": news_address(portal, filters), "page": page}
    return render_to_string("directory/service_list.html#feeds", context)


def _frame(request: HttpRequest, portal: Portal, catalogue: Catalogue) -> Frame:
    """The page around the results. Links to other languages have a slot for the query, with its question mark."""
    asked = copy(request)
    asked.META = {**request.META, "QUERY_STRING": slot("query")}
    context = {
        "portal": portal,
        "facets": choices.facet_frames(catalogue, portal.language.code),
        "flags": choices.flag_frames(),
        "slots": {name: slot(name) for name in ("words", "results", "paper", "feeds")},
    }
    markup = render_to_string("directory/service_list.html", context, asked)
    return Frame.of(markup.replace(f"?{slot('query')}", slot("query")))
