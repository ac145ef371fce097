"""The context as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "knotenpunkt.accounts"
    label = "accounts"
