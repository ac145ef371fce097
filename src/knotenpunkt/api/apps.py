"""The context as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "knotenpunkt.api"
    label = "api"
