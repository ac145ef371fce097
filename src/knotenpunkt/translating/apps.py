"""The context as a Django app."""

from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    name = "knotenpunkt.translating"
    label = "translating"
