"""The language of an answer: what the address says, German elsewhere."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation

from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.web.addresses import address_in

DEFAULT_LANGUAGE = "de"
STAFF_LANGUAGES = frozenset(language.code for language in INTERFACE_LANGUAGES if language.for_staff)


def for_staff[**P, R](view: Callable[P, R]) -> Callable[P, R]:
    """Declare that this view is one on which people work: it speaks the languages of staff alone."""
    view.is_for_staff = True  # type: ignore[attr-defined]
    return view


def is_for_staff(view: Callable[..., Any]) -> bool:
    """Whether the view was declared to be for staff."""
    return getattr(view, "is_for_staff", False)


class LanguageFromAddress:
    """Activates the language named in the address while a view answers. No header, cookie or guess changes it.

    A screen for staff that is asked for in another language than those of staff leads to itself in German.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(DEFAULT_LANGUAGE):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        language = kwargs.get("language", DEFAULT_LANGUAGE)
        if is_for_staff(view) and language not in STAFF_LANGUAGES:
            return HttpResponseRedirect(address_in(request, DEFAULT_LANGUAGE))
        translation.activate(language)
        return None
