"""The composition root as a Django app: it carries the commands that concern the whole instance."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "knotenpunkt.config"
    label = "config"
