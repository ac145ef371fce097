"""Addresses of screens in a portal, and of the same screen in another language."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse

START = "instance"
HERE = "http://127.0.0.1:8000"  # how commands and letters call an instance that was given no address


def address_in(request: HttpRequest, language: str) -> str:
    """The address of the page being shown in another language, with the same filters.

    A page that exists in no other language leads to the start of the instance in that language.
    """
    match = request.resolver_match
    name, arguments = (match.view_name, match.kwargs) if match and match.view_name else (START, {})
    try:
        address = screen_address(name, {**arguments, "language": language})
    except NoReverseMatch:
        return screen_address(START, {"language": language})
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def screen_address(name: str, arguments: Mapping[str, Any]) -> str:
    """The address of a screen by its name; computed once for the same arguments."""
    return _screen_address(get_urlconf(), name, tuple(sorted(arguments.items())))


@lru_cache(maxsize=8192)
def _screen_address(urlconf: str | None, name: str, arguments: tuple[tuple[str, Any], ...]) -> str:
    return reverse(name, urlconf=urlconf, kwargs=dict(arguments))


def address_of_instance(request: HttpRequest, public_address: str) -> str:
    """The address of this instance without a slash at its end; the installation's own word wins over the request's."""
    return public_address or f"{request.scheme}://{request.get_host()}"


def absolute_address(request: HttpRequest, public_address: str) -> str:
    """The full address of the page being shown; the installation's public address wins over the request's host."""
    path = request.get_full_path()
    return f"{public_address}{path}" if public_address else request.build_absolute_uri(path)
