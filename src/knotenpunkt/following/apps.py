"""The context as a Django app."""

from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "knotenpunkt.following"
    label = "following"
