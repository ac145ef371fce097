"""The language of an answer: what the address says, German elsewhere."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import translation

DEFAULT_LANGUAGE = "de"


class LanguageFromAddress:
    """Activates the language named in the address while a view answers. No header, cookie or guess changes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(DEFAULT_LANGUAGE):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> None:
        translation.activate(kwargs.get("language", DEFAULT_LANGUAGE))
