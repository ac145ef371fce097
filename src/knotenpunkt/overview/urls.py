"""Addresses of the view over all centres."""

from django.urls import URLPattern, path

from knotenpunkt.overview.views.overview_map import overview_map, overview_map_data

_MAP = "<language:language>/ueberblick/"
_DATA = "daten.<format:data_format>"

urlpatterns: list[URLPattern] = [
    # Before the centres: these words are no centre's short name.
    path(_MAP, overview_map, name="overview_map"),
    path(f"{_MAP}{_DATA}", overview_map_data, name="overview_map_data"),
]
