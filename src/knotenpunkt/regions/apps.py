"""The context as a Django app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "knotenpunkt.regions"
    label = "regions"
