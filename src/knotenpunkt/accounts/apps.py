"""The context as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "knotenpunkt.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Models can be imported only now."""
        from knotenpunkt.accounts.signing_in import notes

        notes.connect()
