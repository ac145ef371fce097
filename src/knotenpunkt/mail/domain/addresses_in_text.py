"""Web addresses in a plain text, so that those of our own instance can be followed where the text is shown."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_PUNCTUATION = ".,;:!?)]}’”“"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `path` is where it leads within the instance, empty for anything else."""

    text: str
    path: str = ""


def pieces_of(text: str, origins: Collection[str]) -> Iterator[Piece]:
    """The text in pieces; an address leads somewhere if its origin, as "https://portal.example", is one of ours."""
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(_PUNCTUATION)
        path = _path_in(address, origins)
        if path:
            yield from _plain(text[end : found.start()])
            yield Piece(address, path)
            end = found.start() + len(address)
    yield from _plain(text[end:])


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(text)


def _path_in(address: str, origins: Collection[str]) -> str:
    """The path with its query; a path of two slashes would lead to another host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if f"{parts.scheme}://{parts.netloc}" not in origins or not parts.path.startswith("/"):
        return ""
    path = f"/{parts.path.lstrip('/')}"
    return f"{path}?{parts.query}" if parts.query else path
