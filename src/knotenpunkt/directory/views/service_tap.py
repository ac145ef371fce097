"""A tap on the telephone number or the e-mail address of an offer, told by the page's script and counted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.actions.count_figures import count_tap
from knotenpunkt.directory.models import OfferFigure
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.robots import is_robot
from knotenpunkt.shared.web.search_engines import unlisted

_KINDS = {"call": OfferFigure.Kind.CALL, "mail": OfferFigure.Kind.MAIL}


# Nothing of a session counts here, so there is nothing for a CSRF token to protect.
@public
@csrf_exempt
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def service_tap(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """Count one tap and say nothing; whoever opens the address gets the offer's page."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    position = catalogue.by_slug.get(slug)
    if position is None:
        raise Http404(slug)
    if request.method != "POST":
        arguments = {"language": language, "centre": centre, "slug": slug}
        return redirect(screen_address("service_detail", arguments))
    kind = _KINDS.get(request.POST.get("what", ""))
    if kind is not None and not is_robot(request):
        count_tap(catalogue.offers[position].key, kind, today=timezone.localdate())
    return HttpResponse(status=204)
