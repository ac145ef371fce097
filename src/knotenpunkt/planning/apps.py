"""The context as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "knotenpunkt.planning"
    label = "planning"
