"""Addresses of the upkeep's screens."""

from django.urls import URLPattern, path

from knotenpunkt.upkeep.views.barrier_messages import barrier_messages, barrier_messages_remove
from knotenpunkt.upkeep.views.provider_answer import (
    provider_answer,
    provider_answer_confirm,
    provider_answer_renew,
)
from knotenpunkt.upkeep.views.report import report_new, report_organization, report_service
from knotenpunkt.upkeep.views.report_state import report_state

_CENTRE = "<language:language>/<slug:centre>/"
_WORKSPACE = f"{_CENTRE}arbeitsplatz/"
_ANSWER = f"{_CENTRE}antwort/"
_BARRIERS = f"{_WORKSPACE}barrieren/"

urlpatterns: list[URLPattern] = [
    path(_ANSWER, provider_answer, name="provider_answer"),
    path(f"{_ANSWER}stimmt-noch/", provider_answer_confirm, name="provider_answer_confirm"),
    path(f"{_ANSWER}neuer-link/", provider_answer_renew, name="provider_answer_renew"),
    path(_BARRIERS, barrier_messages, name="barrier_messages"),
    path(f"{_BARRIERS}<uuid:key>/entfernen/", barrier_messages_remove, name="barrier_messages_remove"),
    path(f"{_CENTRE}angebote/<slug:slug>/stimmt-nicht/", report_service, name="report_service"),
    path(f"{_CENTRE}traeger/<slug:slug>/stimmt-nicht/", report_organization, name="report_organization"),
    path(f"{_CENTRE}angebot-vorschlagen/", report_new, name="report_new"),
    path(f"{_CENTRE}meldung/", report_state, name="report_state"),
]
