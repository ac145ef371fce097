"""Addresses of the search's own screens."""

from django.urls import URLPattern, path

from knotenpunkt.search.views.synonyms import synonyms, synonyms_change, synonyms_remove

_WORDS = "<language:language>/<slug:centre>/arbeitsplatz/suchwoerter/"

urlpatterns: list[URLPattern] = [
    path(_WORDS, synonyms, name="synonyms"),
    path(f"{_WORDS}<uuid:key>/", synonyms_change, name="synonyms_change"),
    path(f"{_WORDS}<uuid:key>/entfernen/", synonyms_remove, name="synonyms_remove"),
]
