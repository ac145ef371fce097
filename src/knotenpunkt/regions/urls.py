"""Addresses of the regions' screens."""

from django.urls import URLPattern, path

from knotenpunkt.regions.views.accessibility_statement import accessibility_statement
from knotenpunkt.regions.views.imprint import imprint
from knotenpunkt.regions.views.instance import instance
from knotenpunkt.regions.views.privacy import privacy
from knotenpunkt.regions.views.robots import robots

urlpatterns: list[URLPattern] = [
    path("", instance, name="instance"),
    path("<language:language>/", instance, name="instance"),
    path("robots.txt", robots, name="robots"),
    path("<language:language>/<slug:centre>/impressum/", imprint, name="imprint"),
    path("<language:language>/<slug:centre>/datenschutz/", privacy, name="privacy"),
    path(
        "<language:language>/<slug:centre>/barrierefreiheit/",
        accessibility_statement,
        name="accessibility_statement",
    ),
]
