"""Addresses of the centre's own plan."""

from django.urls import URLPattern, path

from knotenpunkt.planning.views.focus_area_edit import (
    focus_area_edit,
    focus_area_edit_new,
    focus_area_edit_remove,
)
from knotenpunkt.planning.views.plan_close import plan_close
from knotenpunkt.planning.views.plan_detail import (
    plan_detail,
    plan_detail_amend,
    plan_detail_approve,
    plan_detail_figure,
    plan_detail_order,
    plan_detail_progress,
    plan_detail_send_back,
    plan_detail_step,
)
from knotenpunkt.planning.views.plan_edit import plan_edit, plan_edit_new
from knotenpunkt.planning.views.plan_history import plan_history
from knotenpunkt.planning.views.plan_list import plan_list
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
    profile_move,
    profile_remove,
)
from knotenpunkt.planning.views.published_plan import published_plan

_CENTRE = "<language:language>/<slug:centre>/"
_WORKPLACE = f"{_CENTRE}arbeitsplatz/"
_PROFILE = f"{_WORKPLACE}profil/"
_POSTS = f"{_WORKPLACE}stellen/"
_PLANS = f"{_WORKPLACE}plaene/"
_PLAN = f"{_PLANS}<uuid:key>/"
_FOCUS_AREA = f"{_PLAN}schwerpunkte/<uuid:line>/"

urlpatterns: list[URLPattern] = [
    path(_PROFILE, profile, name="profile"),
    path(f"{_PROFILE}angaben/", profile_facts, name="profile_facts"),
    path(f"{_PROFILE}<word:part>/neu/", profile_add, name="profile_add"),
    path(f"{_PROFILE}<word:part>/<uuid:key>/", profile_change, name="profile_change"),
    path(f"{_PROFILE}<word:part>/<uuid:key>/platz/", profile_move, name="profile_move"),
    path(f"{_PROFILE}<word:part>/<uuid:key>/entfernen/", profile_remove, name="profile_remove"),
    path(_POSTS, posts, name="posts"),
    path(f"{_POSTS}neu/", posts_add, name="posts_add"),
    path(f"{_POSTS}<uuid:key>/aendern/", posts_change, name="posts_change"),
    path(f"{_POSTS}<uuid:key>/beenden/", posts_end, name="posts_end"),
    path(f"{_POSTS}<uuid:key>/berichtigen/", posts_correct, name="posts_correct"),
    path(f"{_POSTS}<uuid:key>/zuruecknehmen/", posts_withdraw, name="posts_withdraw"),
    path(_PLANS, plan_list, name="plan_list"),
    path(f"{_PLANS}neu/", plan_edit_new, name="plan_edit_new"),
    path(_PLAN, plan_detail, name="plan_detail"),
    path(f"{_PLAN}schritt/", plan_detail_step, name="plan_detail_step"),
    path(f"{_PLAN}freigeben/", plan_detail_approve, name="plan_detail_approve"),
    path(f"{_PLAN}zurueckgeben/", plan_detail_send_back, name="plan_detail_send_back"),
    path(f"{_PLAN}fortschreiben/", plan_detail_amend, name="plan_detail_amend"),
    path(f"{_PLAN}zahlen/<uuid:target>/", plan_detail_figure, name="plan_detail_figure"),
    path(f"{_PLAN}lage/", plan_edit, name="plan_edit"),
    path(f"{_PLAN}abschluss/", plan_close, name="plan_close"),
    path(f"{_PLAN}verlauf/", plan_history, name="plan_history"),
    path(f"{_PLAN}neuer-schwerpunkt/", focus_area_edit_new, name="focus_area_edit_new"),
    path(_FOCUS_AREA, focus_area_edit, name="focus_area_edit"),
    path(f"{_FOCUS_AREA}entfernen/", focus_area_edit_remove, name="focus_area_edit_remove"),
    path(f"{_FOCUS_AREA}platz/", plan_detail_order, name="plan_detail_order"),
    path(f"{_FOCUS_AREA}stand/", plan_detail_progress, name="plan_detail_progress"),
    path(f"{_CENTRE}plaene/<str:begins_on>/", published_plan, name="published_plan"),
]
