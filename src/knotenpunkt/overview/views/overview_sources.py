"""Where the overview comes from: other instances that are followed, and how each stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.following.queries.sources import followed_sources
from knotenpunkt.shared.web.language import for_staff
from knotenpunkt.shared.web.search_engines import unlisted


@for_staff
@public
@unlisted
@require_safe
def overview_sources(request: HttpRequest, language: str) -> HttpResponse:
    """Every source, the good and the bad."""
    return render(request, "overview/overview_sources.html", {"sources": followed_sources()})
