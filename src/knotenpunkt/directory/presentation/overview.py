"""A catalogue at a glance: topics with their numbers, how old its information is, what is new."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from knotenpunkt.directory.domain.age_of_information import Freshness, information_age
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Facet, Filters, Order
from knotenpunkt.directory.domain.offer import Term
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.shared.text import cldr

TOPICS_IN_SIGHT = 12
FEW_MORE = 4


@dataclass(frozen=True, slots=True)
class TopicDoor:
    """A topic with its pictogram, its number of offers, and the choice that shows them."""

    label: str
    pictogram: str
    number: str
    query: str


@dataclass(frozen=True, slots=True)
class TopicDoors:
    """The topics with most offers, and all others; each by label."""

    common: tuple[TopicDoor, ...]
    rarer: tuple[TopicDoor, ...]


def topic_doors(catalogue: Catalogue, language: str) -> TopicDoors:
    """Every topic that an offer has, in the reader's language."""
    return catalogue.kept(("topic doors", language), lambda: _doors(catalogue, language))


def _doors(catalogue: Catalogue, language: str) -> TopicDoors:
    masks = catalogue.masks[Facet.TOPIC]
    topics = [topic for topic in catalogue.topics if topic.is_facet and masks.get(topic.code)]
    by_number = sorted(topics, key=lambda topic: -len(masks[topic.code]))
    most = TOPICS_IN_SIGHT if len(topics) > TOPICS_IN_SIGHT + FEW_MORE else len(topics)
    return TopicDoors(
        _by_label(by_number[:most], catalogue, language), _by_label(by_number[most:], catalogue, language)
    )


def _by_label(topics: list[Term], catalogue: Catalogue, language: str) -> tuple[TopicDoor, ...]:
    masks = catalogue.masks[Facet.TOPIC]
    return tuple(
        TopicDoor(
            topic.label(language),
            topic.pictogram,
            cldr.format_number(len(masks[topic.code]), language),
            Filters().with_values(Facet.TOPIC, [topic.code]).address(),
        )
        for topic in sorted(topics, key=lambda topic: folded(topic.label(language)))
    )


def honest_words_about_age(catalogue: Catalogue, language: str, today: date) -> tuple[str, ...]:
    """How much of the catalogue was said or confirmed lately and how much is old, each in one sentence."""
    ages = Counter(information_age(offer.provenance, today).freshness for offer in catalogue.offers)
    recent = ages[Freshness.FRESH]
    old = ages[Freshness.OLD] + ages[Freshness.UNKNOWN] + ages[Freshness.DOUBTED]
    sentences = [
        ngettext(
            "%(number)s offer was checked in the last six months.",
            "%(number)s offers were checked in the last six months.",
            recent,
        )
        % {"number": cldr.format_number(recent, language)}
        if recent
        else gettext("No offer was checked in the last six months.")
    ]
    if old:
        sentences.append(
            ngettext(
                "For %(number)s offer the information is older than two years or has no date.",
                "For %(number)s offers the information is older than two years or has no date.",
                old,
            )
            % {"number": cldr.format_number(old, language)}
        )
    return tuple(sentences) if catalogue.offers else ()


def newest(catalogue: Catalogue, today: date, *, number: int) -> tuple[int, ...]:
    """The offers about which something was said last; none about which nobody knows when."""
    order = catalogue.order(Order.NEWEST, today)[:number]
    return tuple(
        position
        for position in order
        if information_age(catalogue.offers[position].provenance, today).as_of is not None
    )
