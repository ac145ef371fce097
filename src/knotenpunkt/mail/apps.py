"""The context as a Django app."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "knotenpunkt.mail"
    label = "mail"
