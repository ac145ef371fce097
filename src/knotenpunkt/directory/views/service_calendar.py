"""The calendar file of one offer."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from knotenpunkt.access.declarations import public
from knotenpunkt.directory.presentation.calendar_file import CalendarFacts, calendar_of, has_dates
from knotenpunkt.directory.presentation.told_offers import told_offer
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.moved_entries import slug_of_service_now
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.shared.web.addresses import address_of_instance
from knotenpunkt.shared.web.moved import moved


@public
@require_safe
def service_calendar(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    """There is a file only where a day is certain; that of an offer that was merged is the other's."""
    portal = portal_for(language, centre)
    catalogue = published_catalogue(portal)
    position = catalogue.by_slug.get(slug)
    today = timezone.localdate()
    if position is None:
        now = slug_of_service_now(portal.centre, slug, catalogue.by_slug)
        if now is None:
            raise Http404(slug)
        return moved("service_calendar", {"language": language, "centre": centre, "slug": now})
    if not has_dates(catalogue.offers[position], today):
        raise Http404(slug)
    root = address_of_instance(request, settings.PUBLIC_ADDRESS)
    told = told_offer(catalogue.offers[position], portal, catalogue, root)
    written = calendar_of([told], CalendarFacts(told.title), today)
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return answer
