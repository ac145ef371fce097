"""The list of offers for an iframe on somebody else's page: no script, no cookie, every site may frame it."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.api.queries.asked import attribution_of
from knotenpunkt.directory.queries.asked_offers import AskedOffers, asked_offers, one_offer
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.search_engines import unlisted

MOST_SHOWN = 30  # the portal shows the others

# Nothing but our own style sheet and sign, and everybody may frame it.
POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": ["*"],
}


def framed_by_everyone[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Any page of the web may show the view in a frame; it offers nothing to be clicked in somebody's name."""

    @public
    @unlisted
    @xframe_options_exempt
    @csp_override(POLICY)
    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


@framed_by_everyone
@require_safe
def embedded_list(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The first offers of a choice. As on the list itself, what the address says and nobody knows is left out."""
    parameters = dict(request.GET.lists())
    asked = asked_offers(portal_for(language, centre), parameters, timezone.localdate(), most=MOST_SHOWN)
    return _answer(request, asked)


@framed_by_everyone
@require_safe
def embedded_list_offer(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """One offer alone; one that is gone is told in the frame, which stands in somebody else's page."""
    portal = portal_for(language, centre)
    asked = one_offer(portal, slug)
    if asked is None:
        return _page(request, portal, {"is_gone": True}, HTTPStatus.NOT_FOUND)
    return _answer(request, asked)


def _answer(request: HttpRequest, asked: AskedOffers) -> HttpResponse:
    choice = asked.reading.filters
    shown = {
        "not_understood": asked.reading.not_understood,
        "number": asked.number,
        "cards": asked.cards(timezone.localdate()),
        "has_more": asked.total > len(asked.positions),
        "choice": choice.address(),
        "is_narrowed": bool(choice.query or choice.chosen),
    }
    response = _page(request, asked.portal, shown)
    if not asked.is_current:
        response.headers["Cache-Control"] = "no-store"
    return response


def _page(
    request: HttpRequest, portal: Portal, shown: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    context = shown | {"portal": portal, "licence": attribution_of(portal, root).licence}
    return render(request, "api/embedded_list.html", context, status=status)
