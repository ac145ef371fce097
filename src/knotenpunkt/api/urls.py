"""Addresses of what is read by machine."""

from django.urls import URLPattern, path

from knotenpunkt.api.views import catalogue_files, hsds
from knotenpunkt.api.views.embed_code import embed_code
from knotenpunkt.api.views.embedded_list import embedded_list, embedded_list_offer
from knotenpunkt.api.views.hsds_profile import hsds_profile, hsds_profile_patch, hsds_profile_schema
from knotenpunkt.api.views.hsds_reference import hsds_reference
from knotenpunkt.api.views.interfaces import interfaces
from knotenpunkt.api.views.oembed import oembed
from knotenpunkt.api.views.offer_calendar import offer_calendar
from knotenpunkt.api.views.offer_news import offer_news
from knotenpunkt.api.views.place_features import place_features
from knotenpunkt.api.views.portal_entry import portal_entry, portal_entry_json
from knotenpunkt.api.views.validator import validator, validator_data

_LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")


def _hsds(root: str, ending: str) -> list[URLPattern]:
    """The same addresses for the whole instance and for one centre."""
    front = f"hsds{ending}"
    found = [
        path(root.removesuffix("/"), hsds.hsds, name=front),  # other websites follow no redirect
        path(root, hsds.hsds, name=front),
        path(f"{root}openapi.json", hsds.hsds_openapi, name=f"hsds_openapi{ending}"),
    ]
    for name in _LISTS:
        view = getattr(hsds, f"hsds_{name}")
        found += [
            path(f"{root}{name}", view, name=f"hsds_{name}{ending}"),
            path(f"{root}{name}/<str:key>", view, name=f"hsds_{name}_record{ending}"),
        ]
    return found


_DATA = "daten/<slug:centre>/"
_FEEDS: list[URLPattern] = [
    path(f"{_DATA}orte.geojson", place_features, name="place_features"),
    path(f"{_DATA}kalender.ics", offer_calendar, name="offer_calendar"),
    path(f"{_DATA}neues.atom", offer_news, name="offer_news"),
    path("oembed", oembed, name="oembed"),
    path("einbetten/<language:language>/<slug:centre>/", embedded_list, name="embedded_list"),
    path(
        "einbetten/<language:language>/<slug:centre>/<slug:slug>/",
        embedded_list_offer,
        name="embedded_list_offer",
    ),
]

_LINES = catalogue_files.catalogue_files_lines
_FILES: list[URLPattern] = [
    path(f"{_DATA}paket.zip", catalogue_files.catalogue_files_package, name="catalogue_files_package"),
    path(f"{_DATA}katalog.xlsx", catalogue_files.catalogue_files_workbook, name="catalogue_files_workbook"),
    path(f"{_DATA}katalog.ndjson", _LINES, name="catalogue_files_lines_of_centre"),
    path("daten/katalog.ndjson", _LINES, name="catalogue_files_lines"),
    path("daten/katalog.rdf", portal_entry, name="portal_entry"),
    path("daten/katalog.jsonld", portal_entry_json, name="portal_entry_json"),
    path(f"{_DATA}katalog.jsonld", portal_entry_json, name="portal_entry_json_of_centre"),
]

_INTERFACES = "<language:language>/schnittstellen/"
_FOR_PEOPLE: list[URLPattern] = [
    path("<language:language>/pruefen/", validator, name="validator"),
    path(_INTERFACES, interfaces, name="interfaces"),
    path(f"{_INTERFACES}einbetten/", embed_code, name="embed_code"),
    path(f"{_INTERFACES}hsds/", hsds_reference, name="hsds_reference"),
    path(f"{_INTERFACES}profil/", hsds_profile, name="hsds_profile"),
    # The canonical address of the profile; in the language of the standard.
    path("hsds/profile/", hsds_profile, {"language": "en"}, name="hsds_profile"),
]

urlpatterns: list[URLPattern] = [
    *_hsds("hsds/v3/", ""),
    *_hsds("hsds/v3/<slug:centre>/", "_of_centre"),
    path("hsds/profile/<str:name>.json", hsds_profile_patch, name="hsds_profile_patch"),
    path("hsds/schema/<str:name>.json", hsds_profile_schema, name="hsds_profile_schema"),
    *_FOR_PEOPLE,
    *_FEEDS,
    *_FILES,
    path("pruefen.json", validator_data, name="validator_data"),
]
