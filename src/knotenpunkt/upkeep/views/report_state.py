"""The receipt of a message, and later what became of it: looked up by its number."""

from datetime import datetime
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.regions.queries.portal import Portal, portal_for
from knotenpunkt.shared.web.search_engines import unlisted
from knotenpunkt.shared.web.visitors import network_address
from knotenpunkt.upkeep.actions.look_up_report import TooManyLookedUp, look_up_report
from knotenpunkt.upkeep.queries.report_states import ReportState

_LONGEST = 20


@public
@unlisted
@require_safe
@cache_control(private=True, no_cache=True)
def report_state(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """`nummer` is the number as somebody typed it, `danke` marks the page right after sending."""
    portal, now = portal_for(language, centre), timezone.now()
    written = request.GET.get("nummer", "")[:_LONGEST]
    if not written:
        return _page(request, portal)
    try:
        found = look_up_report(portal.centre, written, network_address(request), now=now)
    except TooManyLookedUp as refusal:
        return _refused(request, portal, written, refusal.again_at, now)
    status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
    return _page(request, portal, written=written, found=found, status=status)


def _refused(
    request: HttpRequest, portal: Portal, written: str, again_at: datetime, now: datetime
) -> HttpResponse:
    status = HTTPStatus.TOO_MANY_REQUESTS
    response = _page(request, portal, written=written, again_at=again_at, status=status)
    response.headers["Retry-After"] = str(int((again_at - now).total_seconds()) + 1)
    return response


def _page(
    request: HttpRequest,
    portal: Portal,
    *,
    written: str = "",
    found: ReportState | None = None,
    again_at: datetime | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {
        "portal": portal,
        "written": written,
        "found": found,
        "again_at": timezone.localtime(again_at).time() if again_at else None,
        "is_receipt": found is not None and "danke" in request.GET,
    }
    return render(request, "upkeep/report_state.html", context, status=status)
