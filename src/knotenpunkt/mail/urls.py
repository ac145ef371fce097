"""Addresses of the context's screens."""

from django.urls import URLPattern, path

from knotenpunkt.mail.views.mailbox import mailbox

urlpatterns: list[URLPattern] = [
    path("<language:language>/<slug:centre>/postfach/", mailbox, name="mailbox"),
]
