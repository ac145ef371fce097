"""Friendly answers when something is not there or goes wrong. They need no database."""

import re
from http import HTTPStatus
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from knotenpunkt.shared.web.language import DEFAULT_LANGUAGE

_CENTRE_IN_ADDRESS = re.compile(r"/[a-z]{2}/(?!(?:konto|land|ueberblick)/)([-a-zA-Z0-9_]+)/.+")


class SignInNeeded(PermissionDenied):
    """Perhaps she may see this; nobody knows who asks."""


class SecondFactorNeeded(PermissionDenied):
    """She may see this once a second factor protects her account."""


def language_of_address(path: str) -> str:
    """The language an address names, German where it names none: a missing page has no view to ask."""
    first = path.strip("/").partition("/")[0]
    return first if first in LANGUAGE_BY_CODE else DEFAULT_LANGUAGE


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The address or what was sent cannot be understood."""
    return _page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not for everybody; whoever has not signed in, or with a password alone, is told how to get in."""
    return _page(
        request,
        HTTPStatus.FORBIDDEN,
        is_sign_in_needed=isinstance(exception, SignInNeeded),
        is_second_factor_needed=isinstance(exception, SecondFactorNeeded),
    )


def too_many_attempts(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Somebody tried too often in a short time."""
    return _page(request, HTTPStatus.TOO_MANY_REQUESTS)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of ours, or from one that was open before somebody signed in."""
    response = _page(request, HTTPStatus.BAD_REQUEST)
    response.status_code = HTTPStatus.FORBIDDEN
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing lies at this address; the way back leads to the centre it names, if it names one."""
    return _page(request, HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side."""
    return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(
    request: HttpRequest,
    status: HTTPStatus,
    *,
    is_sign_in_needed: bool = False,
    is_second_factor_needed: bool = False,
) -> HttpResponse:
    language = language_of_address(request.path_info)
    centre = _CENTRE_IN_ADDRESS.fullmatch(request.path_info)
    start = f"/{language}/{centre[1]}/" if centre else f"/{language}/"
    door = f"{start}anmelden/" if centre else f"/{language}/konto/anmelden/"
    with translation.override(language):
        context = {
            "status": int(status),
            "start": start,
            "is_centre": centre is not None,
            "is_sign_in_needed": is_sign_in_needed,
            "is_second_factor_needed": is_second_factor_needed,
            "sign_in": f"{door}?{urlencode({'next': request.get_full_path()})}",
        }
        return render(request, "shared/error.html", context, status=status)
