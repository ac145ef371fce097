"""The program's addresses and the page it is compared with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from knotenpunkt.access.declarations import public

BARE_PATH = "/bench/bare/"

_CARDS = [
    {
        "url": f"/de/heinsberg/angebote/angebot-{number}/",
        "title": f"Sprachkurs für Mütter mit Kinderbetreuung {number}",
        "facts": "Donnerstag 14:30–17:30 Uhr · Erkelenz · kostenlos · mit Kinderbetreuung",
        "provider": "Caritasverband für die Region Heinsberg e.V.",
        "age": "Angaben von ca. 2016, nicht bestätigt",
        "is_old": True,
    }
    for number in range(30)
]
_CHOICES = [
    {"value": f"choice-{number}", "label": f"Thema {number}", "count": number} for number in range(46)
]


@public
def bare(request: HttpRequest) -> HttpResponse:
    """Thirty cards and forty-six choices out of a plain Django template, without a database."""
    return render(request, "config/bare.html", {"cards": _CARDS, "choices": _CHOICES})


urlpatterns = [path(BARE_PATH.lstrip("/"), bare), path("", include("knotenpunkt.config.urls"))]
