"""Addresses of the view over all centres, and of what strangers read about one of them."""

from django.urls import URLPattern, path

from knotenpunkt.overview.views.fact_sheet import fact_sheet, fact_sheet_document
from knotenpunkt.overview.views.overview_comparison import overview_comparison, overview_comparison_data
from knotenpunkt.overview.views.overview_map import overview_map, overview_map_data
from knotenpunkt.overview.views.overview_periods import overview_periods, overview_periods_data
from knotenpunkt.overview.views.overview_posts import overview_posts, overview_posts_data
from knotenpunkt.overview.views.overview_search import overview_search, overview_search_data
from knotenpunkt.overview.views.overview_sources import overview_sources
from knotenpunkt.overview.views.overview_themes import overview_themes, overview_themes_data
from knotenpunkt.overview.views.similar_centres import similar_centres, similar_centres_data
from knotenpunkt.overview.views.state_desk import (
    state_desk,
    state_desk_announce,
    state_desk_remind,
    state_desk_withdraw,
)

_MAP = "<language:language>/ueberblick/"
_COMPARISON = f"{_MAP}vergleich/"
_SIMILAR = f"{_MAP}aehnlich/<slug:centre>/"
_SHEET = "<language:language>/<slug:centre>/steckbrief/"
_THEMES = f"{_MAP}themen/"
_PERIODS = f"{_MAP}zeitraeume/"
_POSTS = f"{_MAP}stellen/"
_SEARCH = f"{_MAP}suche/"
_DESK = "<language:language>/land/"
_DATA = "daten.<format:data_format>"

urlpatterns: list[URLPattern] = [
    # Before the centres: these words are no centre's short name.
    path(_MAP, overview_map, name="overview_map"),
    path(f"{_MAP}{_DATA}", overview_map_data, name="overview_map_data"),
    path(_COMPARISON, overview_comparison, name="overview_comparison"),
    path(f"{_COMPARISON}{_DATA}", overview_comparison_data, name="overview_comparison_data"),
    path(_SIMILAR, similar_centres, name="similar_centres"),
    path(f"{_SIMILAR}{_DATA}", similar_centres_data, name="similar_centres_data"),
    path(_SHEET, fact_sheet, name="fact_sheet"),
    path(f"{_SHEET}steckbrief.pdf", fact_sheet_document, name="fact_sheet_document"),
    path(_DESK, state_desk, name="state_desk"),
    path(f"{_DESK}erinnern/<slug:reminded>/", state_desk_remind, name="state_desk_remind"),
    path(f"{_DESK}mitteilen/", state_desk_announce, name="state_desk_announce"),
    path(f"{_DESK}mitteilungen/<uuid:key>/zuruecknehmen/", state_desk_withdraw, name="state_desk_withdraw"),
    path(f"{_MAP}quellen/", overview_sources, name="overview_sources"),
    path(_THEMES, overview_themes, name="overview_themes"),
    path(f"{_THEMES}{_DATA}", overview_themes_data, name="overview_themes_data"),
    path(_PERIODS, overview_periods, name="overview_periods"),
    path(f"{_PERIODS}{_DATA}", overview_periods_data, name="overview_periods_data"),
    path(_POSTS, overview_posts, name="overview_posts"),
    path(f"{_POSTS}{_DATA}", overview_posts_data, name="overview_posts_data"),
    path(_SEARCH, overview_search, name="overview_search"),
    path(f"{_SEARCH}{_DATA}", overview_search_data, name="overview_search_data"),
]
