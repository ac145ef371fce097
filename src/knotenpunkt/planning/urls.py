"""Addresses of the centre's own plan."""

from django.urls import URLPattern, path

from knotenpunkt.planning.views.posts import (
    posts,
    posts_add,
    posts_change,
    posts_correct,
    posts_end,
    posts_withdraw,
)
from knotenpunkt.planning.views.profile import (
    profile,
    profile_add,
    profile_change,
    profile_facts,
    profile_remove,
)

_WORKPLACE = "<language:language>/<slug:centre>/arbeitsplatz/"
_PROFILE = f"{_WORKPLACE}profil/"
_POSTS = f"{_WORKPLACE}stellen/"

urlpatterns: list[URLPattern] = [
    path(_PROFILE, profile, name="profile"),
    path(f"{_PROFILE}angaben/", profile_facts, name="profile_facts"),
    path(f"{_PROFILE}<word:part>/neu/", profile_add, name="profile_add"),
    path(f"{_PROFILE}<word:part>/<uuid:key>/", profile_change, name="profile_change"),
    path(f"{_PROFILE}<word:part>/<uuid:key>/entfernen/", profile_remove, name="profile_remove"),
    path(_POSTS, posts, name="posts"),
    path(f"{_POSTS}neu/", posts_add, name="posts_add"),
    path(f"{_POSTS}<uuid:key>/aendern/", posts_change, name="posts_change"),
    path(f"{_POSTS}<uuid:key>/beenden/", posts_end, name="posts_end"),
    path(f"{_POSTS}<uuid:key>/berichtigen/", posts_correct, name="posts_correct"),
    path(f"{_POSTS}<uuid:key>/zuruecknehmen/", posts_withdraw, name="posts_withdraw"),
]
