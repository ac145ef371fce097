"""The context as a Django app."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "knotenpunkt.monitoring"
    label = "monitoring"
