"""What a browser sees and sends back: for the tests of forms and lists."""

import html
import re
from typing import Any


def fields_of(answer: Any) -> dict[str, Any]:
    """What a browser would send back for the form of the entry as it is."""
    page = answer.content.decode()
    start = page.index('id="entry"')
    form = page[start : page.index("</form>", start)]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        sent.setdefault(attributes["name"], []).append(html.unescape(attributes.get("value", "on")))
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        sent[name] = [html.unescape(text)]
    for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        sent[name] = re.findall(r'value="([^"]*)" selected', options) or [""]
    return sent


def text_of(answer: Any) -> str:
    """What one reads: no markup, no doubled blanks."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())))


def names_of(answer: Any) -> list[str]:
    """The entries of a list, in its order."""
    found = re.findall(r'data-entry><bdi lang="de">(.*?)</bdi>', answer.content.decode())
    return [html.unescape(name) for name in found]
