"""New and changed offers as an Atom feed (RFC 4287)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from knotenpunkt.api.domain.attribution import Attribution
from knotenpunkt.api.domain.services import instant
from knotenpunkt.api.domain.xml_text import add, document
from knotenpunkt.directory.domain.told_offer import ToldOffer

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What a feed says of itself: its own address, the page it stands for, and its moment while it has no entries."""

    title: str
    language: str
    address: str
    page: str
    begun: datetime


def newest(told: Sequence[ToldOffer]) -> list[ToldOffer]:
    """Those that changed last, the latest first; the key decides between equals."""
    return sorted(told, key=lambda one: (one.offer.changed_at, one.offer.key), reverse=True)[:MOST_ENTRIES]


def atom_feed(entries: Sequence[ToldOffer], facts: FeedFacts, attribution: Attribution) -> bytes:
    """The feed of these entries, which come newest first."""
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": facts.language})
    add(feed, "id", facts.address)
    add(feed, "title", facts.title)
    add(feed, "updated", instant(max((one.offer.changed_at for one in entries), default=facts.begun)))
    author = add(feed, "author")
    add(author, "name", attribution.name)
    add(author, "uri", attribution.page)
    add(feed, "link", rel="self", type="application/atom+xml", href=facts.address)
    add(feed, "link", rel="alternate", type="text/html", hreflang=facts.language, href=facts.page)
    add(feed, "link", rel="license", href=attribution.licence.address)
    add(feed, "rights", str(attribution))
    for one in entries:
        _entry(feed, one, facts.language)
    return document(feed)


def _entry(feed: Element, told: ToldOffer, language: str) -> None:
    entry = add(feed, "entry")
    add(entry, "id", told.offer.key.urn)
    add(entry, "title", told.title, **{"xml:lang": told.title_language})
    add(entry, "updated", instant(told.offer.changed_at))
    add(entry, "link", rel="alternate", type="text/html", hreflang=language, href=told.page)
    add(entry, "summary", told.sentence or told.title)
    for topic, label in zip(told.offer.topics, told.topics, strict=True):
        add(entry, "category", term=topic.code, label=label)
