"""Placeholder."""

from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public


@public
def service_calendar(request: HttpRequest, language: str, centre: str, slug: str) -> HttpResponse:
    return HttpResponse("soon")
