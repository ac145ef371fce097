"""The district's own directory of people, as an installation names it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

LOCAL = {"localhost", "127.0.0.1", "::1"}


class OfficeUnusable(ValueError):
    """A directory that cannot be asked; the German text says what is missing."""


@dataclass(frozen=True, slots=True)
class Office:
    """A server that speaks OpenID Connect: `server` is its issuer, `name` stands on the button."""

    server: str
    client: str
    secret: str
    name: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.server)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOCAL):
            raise OfficeUnusable("beginnt nicht mit „https://“")
        if not (self.client and self.secret):
            raise OfficeUnusable("braucht auch KNOTENPUNKT_OIDC_CLIENT und KNOTENPUNKT_OIDC_SECRET")


def providers(office: Office | None) -> dict[str, dict[str, Any]]:
    """The setting SOCIALACCOUNT_PROVIDERS of django-allauth; empty where no directory is named."""
    if office is None:
        return {}
    app = {
        "provider_id": "office",
        "name": office.name,
        "client_id": office.client,
        "secret": office.secret,
        "settings": {"server_url": office.server, "oauth_pkce_enabled": True},
    }
    return {"office": {"APPS": [app]}}
