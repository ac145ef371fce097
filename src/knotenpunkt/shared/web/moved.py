"""The answer where something has an address of its own no more."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from knotenpunkt.shared.web.addresses import screen_address


def moved(screen: str, arguments: Mapping[str, Any]) -> HttpResponse:
    """A permanent redirect (301) that browsers ask for again: people may take back what moved the thing."""
    response = redirect(screen_address(screen, arguments), permanent=True)
    response["Cache-Control"] = "no-cache"
    return response
