"""Addresses of the screens about sources."""

from django.urls import URLPattern, path

from knotenpunkt.harvesting.views.harvest_sources import (
    harvest_sources,
    harvest_sources_decide,
    harvest_sources_let_go,
    harvest_sources_visit,
)

_SOURCES = "<language:language>/<slug:centre>/arbeitsplatz/quellen/"

urlpatterns: list[URLPattern] = [
    path(_SOURCES, harvest_sources, name="harvest_sources"),
    path(f"{_SOURCES}<uuid:key>/fragen/", harvest_sources_visit, name="harvest_sources_visit"),
    path(f"{_SOURCES}<uuid:key>/beenden/", harvest_sources_let_go, name="harvest_sources_let_go"),
    path(f"{_SOURCES}entscheiden/<uuid:key>/", harvest_sources_decide, name="harvest_sources_decide"),
]
