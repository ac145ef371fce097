"""Placeholder."""

from django.http import HttpRequest, HttpResponse

from knotenpunkt.access.declarations import public


@public
def centre_start(request: HttpRequest, language: str, centre: str) -> HttpResponse:
    return HttpResponse("soon")
