"""Placeholder."""

from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public


@public
def guide(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    return HttpResponse("soon")
