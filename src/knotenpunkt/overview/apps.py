"""The context as a Django app."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "knotenpunkt.overview"
    label = "overview"
