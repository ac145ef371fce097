"""Addresses of the directory's screens."""

from django.urls import URLPattern, path

from knotenpunkt.directory.views.centre_sitemap import centre_sitemap
from knotenpunkt.directory.views.centre_start import centre_start
from knotenpunkt.directory.views.guide import guide
from knotenpunkt.directory.views.missing_offer import missing_offer
from knotenpunkt.directory.views.offer_figures import offer_figures
from knotenpunkt.directory.views.organization_detail import organization_detail
from knotenpunkt.directory.views.organization_list import organization_list
from knotenpunkt.directory.views.search_reasons import search_reasons
from knotenpunkt.directory.views.search_report import search_report, search_report_table
from knotenpunkt.directory.views.service_calendar import service_calendar
from knotenpunkt.directory.views.service_detail import service_detail
from knotenpunkt.directory.views.service_list import service_list
from knotenpunkt.directory.views.service_tap import service_tap
from knotenpunkt.directory.views.sitemap import sitemap
from knotenpunkt.directory.views.suggestions import suggestions

_CENTRE = "<language:language>/<slug:centre>/"

urlpatterns: list[URLPattern] = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path(f"{_CENTRE}sitemap.xml", centre_sitemap, name="centre_sitemap"),
    path(_CENTRE, centre_start, name="centre_start"),
    path(f"{_CENTRE}angebote/", service_list, name="service_list"),
    path(f"{_CENTRE}angebote/fehlt/", missing_offer, name="missing_offer"),
    path(f"{_CENTRE}angebote/<slug:slug>/", service_detail, name="service_detail"),
    path(f"{_CENTRE}angebote/<slug:slug>/kalender.ics", service_calendar, name="service_calendar"),
    path(f"{_CENTRE}angebote/<slug:slug>/getippt/", service_tap, name="service_tap"),
    path(f"{_CENTRE}arbeitsplatz/zahlen/", offer_figures, name="offer_figures"),
    path(f"{_CENTRE}vorschlaege/", suggestions, name="suggestions"),
    path(f"{_CENTRE}arbeitsplatz/suche/", search_reasons, name="search_reasons"),
    path(f"{_CENTRE}arbeitsplatz/gesucht/", search_report, name="search_report"),
    path(f"{_CENTRE}arbeitsplatz/gesucht/tabelle.csv", search_report_table, name="search_report_table"),
    path(f"{_CENTRE}traeger/", organization_list, name="organization_list"),
    path(f"{_CENTRE}traeger/<slug:slug>/", organization_detail, name="organization_detail"),
    path(f"{_CENTRE}wegweiser/", guide, name="guide"),
]
