"""Addresses of the door to the workspace, and of its start page."""

from django.urls import URLPattern, path

from knotenpunkt.accounts.views.nights import nights
from knotenpunkt.accounts.views.sign_in_by_link import sign_in_by_link
from knotenpunkt.accounts.views.sign_out import sign_out
from knotenpunkt.accounts.views.undeliverable import undeliverable, undeliverable_release
from knotenpunkt.accounts.views.workspace import workspace

_CENTRE = "<language:language>/<slug:centre>/"

urlpatterns: list[URLPattern] = [
    path(f"{_CENTRE}anmelden/", sign_in_by_link, name="sign_in_by_link"),
    path(f"{_CENTRE}abmelden/", sign_out, name="sign_out"),
    path(f"{_CENTRE}arbeitsplatz/", workspace, name="workspace"),
    path(f"{_CENTRE}arbeitsplatz/naechte/", nights, name="nights"),
    path(f"{_CENTRE}arbeitsplatz/unzustellbar/", undeliverable, name="undeliverable"),
    path(
        f"{_CENTRE}arbeitsplatz/unzustellbar/<uuid:key>/freigeben/",
        undeliverable_release,
        name="undeliverable_release",
    ),
]
