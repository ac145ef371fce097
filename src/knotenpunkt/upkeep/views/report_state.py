"""The receipt of a message, and later what became of it: looked up by its number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.upkeep.queries.report_states import report_state_of

_LONGEST = 20


@public
@require_safe
@cache_control(private=True, no_cache=True)
def report_state(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """`nummer` is the number as somebody typed it, `danke` marks the page right after sending."""
    portal = portal_for(language, centre)
    written = request.GET.get("nummer", "")[:_LONGEST]
    found = report_state_of(portal.centre, written) if written else None
    context = {
        "portal": portal,
        "written": written,
        "found": found,
        "is_receipt": found is not None and "danke" in request.GET,
    }
    return render(request, "upkeep/report_state.html", context, status=200 if found or not written else 404)
