"""Addresses of the workspace's door, its start and its people; and of one's own account, which is in no centre."""

from django.urls import URLPattern, URLResolver, include, path

from knotenpunkt.accounts.signing_in.language_prefix import LanguageBeingRead
from knotenpunkt.accounts.views.account import account
from knotenpunkt.accounts.views.announcements import announcements
from knotenpunkt.accounts.views.invitation import invitation
from knotenpunkt.accounts.views.nights import nights
from knotenpunkt.accounts.views.office import office_callback, office_login
from knotenpunkt.accounts.views.people import (
    people,
    people_close,
    people_invite,
    people_take_seat,
    people_withdraw,
)
from knotenpunkt.accounts.views.sessions import sessions
from knotenpunkt.accounts.views.sign_in_by_link import sign_in_by_link
from knotenpunkt.accounts.views.sign_out import sign_out, sign_out_of_account
from knotenpunkt.accounts.views.undeliverable import undeliverable, undeliverable_release
from knotenpunkt.accounts.views.workspace import workspace

_CENTRE = "<language:language>/<slug:centre>/"
_PEOPLE = f"{_CENTRE}arbeitsplatz/personen/"

urlpatterns: list[URLPattern] = [
    path(f"{_CENTRE}anmelden/", sign_in_by_link, name="sign_in_by_link"),
    path(f"{_CENTRE}abmelden/", sign_out, name="sign_out"),
    path(f"{_CENTRE}arbeitsplatz/", workspace, name="workspace"),
    path(f"{_CENTRE}arbeitsplatz/mitteilungen/", announcements, name="announcements"),
    path(f"{_CENTRE}arbeitsplatz/naechte/", nights, name="nights"),
    path(f"{_CENTRE}arbeitsplatz/unzustellbar/", undeliverable, name="undeliverable"),
    path(
        f"{_CENTRE}arbeitsplatz/unzustellbar/<uuid:key>/freigeben/",
        undeliverable_release,
        name="undeliverable_release",
    ),
    path(f"{_PEOPLE}", people, name="people"),
    path(f"{_PEOPLE}einladen/", people_invite, name="people_invite"),
    path(f"{_PEOPLE}einladungen/<uuid:key>/zuruecknehmen/", people_withdraw, name="people_withdraw"),
    path(f"{_PEOPLE}rollen/<uuid:key>/entziehen/", people_take_seat, name="people_take_seat"),
    path(f"{_PEOPLE}<uuid:key>/schliessen/", people_close, name="people_close"),
]

_ALLAUTH = "knotenpunkt.accounts.signing_in.pages"

# They come before everything else: `konto` is the name of no centre.
own_account: list[URLPattern | URLResolver] = [
    path("<language:language>/konto/", account, name="account"),
    path("<language:language>/konto/abmelden/", sign_out_of_account, name="sign_out_of_account"),
    path("<language:language>/konto/sitzungen/", sessions, name="sessions"),
    path("<language:language>/konto/einladung/<str:key>/", invitation, name="invitation"),
    path("<language:language>/konto/anmelden/verzeichnis/", office_login, name="office_login"),
    path("<language:language>/konto/anmelden/verzeichnis/zurueck/", office_callback, name="office_callback"),
    path("<language:language>/konto/", include(_ALLAUTH)),
    URLResolver(LanguageBeingRead("konto/"), _ALLAUTH),  # type: ignore[arg-type] # Django asks for no more
]
