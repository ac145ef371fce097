"""What every answer tells the browser to leave alone; Django's own middleware adds the rest."""

from collections.abc import Callable, MutableMapping

from django.http import HttpRequest, HttpResponseBase

from knotenpunkt.access.declarations import PUBLIC, declaration
from knotenpunkt.shared.web.search_engines import HEADER, WORD

# No page asks for a place, a picture, a sound or a payment, and none may in our name.
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
# A file that is opened by itself, a drawing above all, may run and load nothing.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"
# What other sites load as a module of their own page.
FOR_OTHER_SITES = "/api/angebote."


class PermissionsPolicy:
    """Adds the Permissions-Policy to every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response


class PrivateAnswers:
    """Marks every answer of a view that is not public: nobody on the way keeps it, no search engine lists it.

    Refusals are marked too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        match = request.resolver_match
        if match is not None and declaration(match.func) != PUBLIC:
            response.headers["Cache-Control"] = "private, no-store"
            response.headers[HEADER] = WORD
        return response


def add_to_static_file(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """The headers of a static file, which the other middleware never sees."""
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = FILE_POLICY
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if FOR_OTHER_SITES in url:
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        headers["Access-Control-Allow-Origin"] = "*"
    headers["Referrer-Policy"] = "same-origin"
