"""Addresses of the context's screens."""

from django.urls import URLPattern, path

from knotenpunkt.translating.views.translation_editor import translation_editor, translation_editor_discard
from knotenpunkt.translating.views.translation_list import translation_list
from knotenpunkt.translating.views.translations import translations

_ALL = "<language:language>/<slug:centre>/arbeitsplatz/uebersetzungen/"
_ONE = f"{_ALL}<slug:target>/<slug:kind>/<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, translations, name="translations"),
    path(f"{_ALL}<slug:target>/", translation_list, name="translation_list"),
    path(_ONE, translation_editor, name="translation_editor"),
    path(f"{_ONE}verwerfen/", translation_editor_discard, name="translation_editor_discard"),
]
