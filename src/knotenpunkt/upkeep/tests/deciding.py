"""What the tests of the deciding screens share: where they lie, and a page as somebody reads it."""

import html
import re
from typing import Any

from knotenpunkt.upkeep.models import Suggestion

LIST = "/en/heinsberg/arbeitsplatz/vorschlaege/"


def place_of(suggestion: Suggestion, step: str = "") -> str:
    """The address of a suggestion's screen, or of a step of it."""
    return f"{LIST}{suggestion.pk}/{step}"


def text(response: Any) -> str:
    """What somebody reads on a page."""
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub("[\u2068\u2069]", "", html.unescape(plain))
