"""Addresses of the context's screens."""

from django.urls import URLPattern, path

from knotenpunkt.translating.views.glossary import glossary, glossary_remove
from knotenpunkt.translating.views.machine_settings import machine_settings
from knotenpunkt.translating.views.translation_editor import translation_editor, translation_editor_discard
from knotenpunkt.translating.views.translation_files import (
    translation_files,
    translation_files_export,
    translation_files_report,
)
from knotenpunkt.translating.views.translation_list import translation_list
from knotenpunkt.translating.views.translations import translations

_ALL = "<language:language>/<slug:centre>/arbeitsplatz/uebersetzungen/"
_FILES = f"{_ALL}<slug:target>/dateien/"
_ONE = f"{_ALL}<slug:target>/<slug:kind>/<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, translations, name="translations"),
    path(f"{_ALL}maschine/", machine_settings, name="machine_settings"),
    path(f"{_ALL}begriffe/", glossary, name="glossary"),
    path(f"{_ALL}begriffe/<uuid:key>/entfernen/", glossary_remove, name="glossary_remove"),
    path(f"{_ALL}<slug:target>/", translation_list, name="translation_list"),
    path(_FILES, translation_files, name="translation_files"),
    path(f"{_FILES}herunterladen/", translation_files_export, name="translation_files_export"),
    path(f"{_FILES}<uuid:key>/", translation_files_report, name="translation_files_report"),
    path(_ONE, translation_editor, name="translation_editor"),
    path(f"{_ONE}verwerfen/", translation_editor_discard, name="translation_editor_discard"),
]
