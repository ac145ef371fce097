"""Addresses of the context's screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
