"""The context as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "knotenpunkt.privacy"
    label = "privacy"
