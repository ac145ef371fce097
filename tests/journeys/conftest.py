"""The pages of the demo instance: one example of every public screen, found by following links from the start.

What no link leads to is named.
"""

import urllib.request
from collections import deque
from html.parser import HTMLParser
from typing import override
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

LANGUAGES = ("de", "ar")
UNLINKED = (
    "postfach/",
    "angebote/fehlt/",
    "antwort/",
    "antwort/aendern/",
    "anmelden/",
    "abmelden/",
)  # reached by a button, or by a link in a mail
WITH_CONTENT = {
    "overview_comparison": "?zentrum=heinsberg&zentrum=dueren",
    "overview_map": "?zahl=schwerpunkte",
    "overview_search": "?q=Sprache",
}  # what is asked of a screen on which otherwise little is seen
FOR_MACHINES = ("/daten/", "/hsds/", "/oembed")  # data: some are large, some have to be asked for something
MOST_PAGES = 200  # read at most; each screen and language is read once


class Links(HTMLParser):
    """Where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.targets += [value for name, value in attrs if tag == "a" and name == "href" and value]


def links_of(address: str) -> list[str]:
    """Paths on the same host to which a page links; a file that is no page has none."""
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own instance
        if "text/html" not in answer.headers["Content-Type"]:
            return []
        parser = Links()
        parser.feed(answer.read().decode())
    host = urlsplit(address).netloc
    targets = [urlsplit(urljoin(address, target)) for target in parser.targets]
    return [target.path for target in targets if target.scheme == "http" and target.netloc == host]


def screen_of(path: str) -> tuple[str, str] | None:
    """Screen and language of an address; None for what is no screen, or in a language that is not looked at."""
    if path.startswith(FOR_MACHINES):
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    language = match.kwargs.get("language", "de")
    return (match.url_name or "", language) if language in LANGUAGES else None


@pytest.fixture(scope="session")
def pages(site: str) -> dict[tuple[str, str], str]:
    """The first address found of every public screen in German and Arabic."""
    found: dict[tuple[str, str], str] = {}
    starts = [f"/{language}/heinsberg/{path}" for language in LANGUAGES for path in ("", *UNLINKED)]
    waiting = deque(["/", *starts])
    while waiting and len(found) < MOST_PAGES:
        path = waiting.popleft()
        screen = screen_of(path)
        if screen is None or screen in found:
            continue
        found[screen] = f"{path}{WITH_CONTENT.get(screen[0], '')}"
        waiting.extend(links_of(f"{site}{path}"))
    return found
