"""What a test reads on a page: its text, and the sentences at its fields."""

import html
import re
from typing import Any


def text_of(page: Any) -> str:
    """The page's words, without what only directs their direction."""
    words = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode())))
    return re.sub("[\u2066-\u2069]", "", words)


def errors_of(page: Any) -> list[tuple[str, str]]:
    """Field and sentence of everything that was refused."""
    found = re.findall(
        r'<p class="kern-error" id="([\w-]+)-error">.*?<span class="kern-body">(.*?)</span>',
        page.content.decode(),
    )
    return [(field, re.sub("[\u2066-\u2069]", "", html.unescape(sentence))) for field, sentence in found]


def hidden(page: Any, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'type="hidden" name="{re.escape(name)}" value="([^"]*)"', page.content.decode())
    return html.unescape(found[1]) if found else ""
