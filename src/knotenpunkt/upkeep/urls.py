"""Addresses of the context's screens."""

from django.urls import URLPattern, path

from knotenpunkt.upkeep.views.provider_answer import (
    provider_answer,
    provider_answer_confirm,
    provider_answer_renew,
)

_CENTRE = "<language:language>/<slug:centre>/"
_ANSWER = f"{_CENTRE}antwort/"

urlpatterns: list[URLPattern] = [
    path(_ANSWER, provider_answer, name="provider_answer"),
    path(f"{_ANSWER}stimmt-noch/", provider_answer_confirm, name="provider_answer_confirm"),
    path(f"{_ANSWER}neuer-link/", provider_answer_renew, name="provider_answer_renew"),
]
