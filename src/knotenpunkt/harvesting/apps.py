"""The context as a Django app."""

from django.apps import AppConfig


class HarvestingConfig(AppConfig):
    name = "knotenpunkt.harvesting"
    label = "harvesting"
