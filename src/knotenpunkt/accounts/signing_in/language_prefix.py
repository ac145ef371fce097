"""Addresses by name alone: allauth asks for its pages without saying in which language."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


class LanguageBeingRead:
    """The beginning of an address in the language that is being read. It makes addresses and finds none.

    Django's own prefix for languages can stand only in the outermost list of addresses, and tests include ours.
    """

    name = None

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.converters: dict[str, Any] = {}

    @property
    def regex(self) -> re.Pattern[str]:
        return re.compile(re.escape(str(self)))

    def match(self, path: str) -> None:
        """Nothing: the addresses with the language in them are found elsewhere."""

    def check(self) -> list[Any]:
        return []

    def __str__(self) -> str:
        return f"{get_language() or settings.LANGUAGE_CODE}/{self._folder}"
