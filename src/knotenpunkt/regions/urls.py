"""Addresses of the regions' screens."""

from django.urls import URLPattern, path

from knotenpunkt.regions.views.accessibility_statement import accessibility_statement
from knotenpunkt.regions.views.healthz import healthz
from knotenpunkt.regions.views.imprint import imprint
from knotenpunkt.regions.views.instance import instance
from knotenpunkt.regions.views.instance_accessibility import instance_accessibility
from knotenpunkt.regions.views.instance_imprint import instance_imprint
from knotenpunkt.regions.views.instance_privacy import instance_privacy
from knotenpunkt.regions.views.privacy import privacy
from knotenpunkt.regions.views.robots import robots

urlpatterns: list[URLPattern] = [
    path("", instance, name="instance"),
    path("<language:language>/", instance, name="instance"),
    path("robots.txt", robots, name="robots"),
    path("healthz", healthz, name="healthz"),
    # Before the centres: these words are no centre's short name.
    path("<language:language>/impressum/", instance_imprint, name="instance_imprint"),
    path("<language:language>/datenschutz/", instance_privacy, name="instance_privacy"),
    path("<language:language>/barrierefreiheit/", instance_accessibility, name="instance_accessibility"),
    path("<language:language>/<slug:centre>/impressum/", imprint, name="imprint"),
    path("<language:language>/<slug:centre>/datenschutz/", privacy, name="privacy"),
    path(
        "<language:language>/<slug:centre>/barrierefreiheit/",
        accessibility_statement,
        name="accessibility_statement",
    ),
]
