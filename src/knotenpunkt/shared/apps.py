"""The shared kernel as a Django app: it owns the audit table and nothing else."""

from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "knotenpunkt.shared"
    label = "shared"
