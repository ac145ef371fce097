"""Addresses of the directory' screens."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
