"""The context as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "knotenpunkt.search"
    label = "search"
