"""Data: the dates of many offers as one calendar to subscribe to (iCalendar, RFC 5545)."""

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from knotenpunkt.api.answers import as_document, open_data
from knotenpunkt.api.queries.asked import asked_by


@open_data
def offer_calendar(request: HttpRequest, centre: str) -> HttpResponseBase:
    """Every certain day from today on; regular ones as rules."""
    today = timezone.localdate()
    asked = asked_by(request, centre, today)
    name = asked.provider.name if asked.provider else asked.portal.centre.name
    content = asked.offers.calendar(
        asked.root, today, name=name, description=str(asked.attribution), page=asked.page
    )
    return as_document(content, "text/calendar; charset=utf-8", is_current=asked.offers.is_current)
