"""The context as a Django app."""

from django.apps import AppConfig


class ImportersConfig(AppConfig):
    name = "knotenpunkt.importers"
    label = "importers"
