"""The context as a Django app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "knotenpunkt.directory"
    label = "directory"
