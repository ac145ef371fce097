"""„This is missing here": what somebody looked for and did not find, noted with one click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.queries.offer_search import searched_for
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.actions.count_searches import note_missing
from knotenpunkt.shared.web.addresses import screen_address
from knotenpunkt.shared.web.search_engines import unlisted


# Nothing of a session counts here, so there is nothing for a CSRF token to protect.
@public
@csrf_exempt
@unlisted
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def missing_offer(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """The words, the language and the place that was named are counted; nothing about whoever asks."""
    portal = portal_for(language, centre)
    if request.method != "POST":
        return render(request, "directory/missing_offer.html", {"portal": portal})
    note_missing(portal.centre, searched_for(portal, request.POST.get("q", "")), today=timezone.localdate())
    if request.headers.get("HX-Request"):
        return render(request, "directory/missing_offer.html#thanks", {"portal": portal})
    return redirect(screen_address("missing_offer", {"language": language, "centre": centre}))
