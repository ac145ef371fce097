"""Web addresses that no longer work, with the entries in which they stand."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import requires
from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.queries.workplace import workplace_for
from knotenpunkt.upkeep.queries.published_links import dead_links as dead_links_of


@requires(Permission.CATALOGUE_EDIT)
@require_safe
def dead_links(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    """An address disappears from here when the next check finds it well, or nobody names it."""
    workplace = workplace_for(request, language, centre)
    context = {
        "portal": workplace.portal,
        "workplace": workplace,
        "links": dead_links_of(workplace.centre),
        "is_checked": settings.CHECK_LINKS,
    }
    return render(request, "upkeep/dead_links.html", context)
