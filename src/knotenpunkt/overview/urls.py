"""Addresses of the view over all centres."""

from django.urls import URLPattern, path

from knotenpunkt.overview.views.overview_map import overview_map

urlpatterns: list[URLPattern] = [
    # Before the centres: these words are no centre's short name.
    path("<language:language>/ueberblick/", overview_map, name="overview_map"),
]
