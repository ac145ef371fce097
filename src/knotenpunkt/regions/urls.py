"""Addresses of the regions' screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
