"""What is said of a page that somebody wants to embed (oembed.com 1.0), and the iframe for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from knotenpunkt.api.domain.attribution import Attribution
from knotenpunkt.api.domain.questions import BadQuestion, shown
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.xml_text import add, document

WIDTH, HEIGHT_OF_LIST, HEIGHT_OF_OFFER = 600, 800, 360
LARGEST = 100_000  # pixels
KEPT_FOR = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Embedded:
    """What is embedded: its title, the address of the frame, and how high it would like to be."""

    title: str
    frame: str
    height: int


def read_size(given: Mapping[str, str], name: str) -> int:
    """The largest width or height that may be filled; raises BadQuestion for anything but a number of pixels."""
    value = given.get(name, "")
    if not value:
        return LARGEST
    if not (value.isascii() and value.isdecimal() and len(value) <= 6 and 1 <= int(value) <= LARGEST):
        raise BadQuestion(f"“{name}” is a whole number of pixels from 1 to {LARGEST}, not “{shown(value)}”.")
    return int(value)


def oembed_record(
    embedded: Embedded, attribution: Attribution, root: str, *, most_width: int, most_height: int
) -> Record:
    """The answer of the type `rich`, no larger than allowed."""
    width, height = min(WIDTH, most_width), min(embedded.height, most_height)
    return {
        "type": "rich",
        "version": "1.0",
        "title": embedded.title,
        "author_name": attribution.name,
        "author_url": attribution.page,
        "provider_name": "Knotenpunkt",
        "provider_url": f"{root}/",
        "cache_age": KEPT_FOR,
        "license": attribution.licence.address,
        "html": (
            f'<iframe src="{escape(embedded.frame)}" title="{escape(embedded.title)}" width="{width}" '
            f'height="{height}" loading="lazy" referrerpolicy="no-referrer"></iframe>'
        ),
        "width": width,
        "height": height,
    }


def as_xml(record: Record) -> bytes:
    """The same as XML."""
    root = Element("oembed")
    for name, value in record.items():
        add(root, name, str(value))
    return document(root)
