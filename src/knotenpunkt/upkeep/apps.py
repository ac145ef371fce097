"""The context as a Django app."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "knotenpunkt.upkeep"
    label = "upkeep"
