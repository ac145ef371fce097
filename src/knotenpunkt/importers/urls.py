"""Addresses of the importers' screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
