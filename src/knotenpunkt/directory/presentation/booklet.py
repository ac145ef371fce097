"""The whole catalogue as a booklet: chapters by topic, running numbers, a register of titles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from knotenpunkt.directory.domain.age_of_information import information_age
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.offer import Offer, Term
from knotenpunkt.directory.domain.translations import Said, Section, shows_unchecked
from knotenpunkt.directory.domain.words import folded
from knotenpunkt.directory.presentation import phrases
from knotenpunkt.directory.presentation.facts import Line, short_facts
from knotenpunkt.directory.presentation.organizations import first_letter


@dataclass(frozen=True, slots=True)
class BookletEntry:
    """An offer with its running number."""

    number: int
    offer: Offer
    title: Said
    is_unchecked: bool
    facts: tuple[Line, ...]
    age: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic with the offers for which it is the first one."""

    label: str
    pictogram: str
    entries: tuple[BookletEntry, ...]


@dataclass(frozen=True, slots=True)
class RegisterLetter:
    """Titles of one letter with their running numbers."""

    letter: str
    titles: tuple[tuple[Said, int], ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """Chapters in the order of their labels; each offer stands once."""

    chapters: tuple[Chapter, ...]
    register: tuple[RegisterLetter, ...]


def booklet(catalogue: Catalogue, language: str, today: date) -> Booklet:
    """The catalogue as a booklet in the reader's language; offers without a topic stand in a last chapter."""
    by_topic: dict[str, list[Offer]] = {}
    for offer in catalogue.offers:
        by_topic.setdefault(offer.topics[0].code if offer.topics else "", []).append(offer)
    topics = sorted(
        (topic for topic in catalogue.topics if topic.code in by_topic),
        key=lambda topic: folded(topic.label(language)),
    )
    chapters: list[Chapter] = []
    number = 0
    for topic in (*topics, *([None] if "" in by_topic else [])):
        offers = by_topic[topic.code if topic else ""]
        chapters.append(_chapter(catalogue, topic, offers, number, language, today))
        number += len(offers)
    return Booklet(tuple(chapters), tuple(_register(chapters)))


def _chapter(
    catalogue: Catalogue, topic: Term | None, offers: list[Offer], before: int, language: str, today: date
) -> Chapter:
    return Chapter(
        topic.label(language) if topic else gettext("Other offers"),
        topic.pictogram if topic else "info",
        tuple(
            BookletEntry(
                number,
                offer,
                offer.said(Section.TITLE, language),
                shows_unchecked(language, offer.translations),
                short_facts(offer, language, catalogue.municipalities),
                phrases.information_age_in_words(information_age(offer.provenance, today), language),
            )
            for number, offer in enumerate(offers, start=before + 1)
        ),
    )


def _register(chapters: Iterable[Chapter]) -> Iterable[RegisterLetter]:
    titles = [(entry.title, entry.number) for chapter in chapters for entry in chapter.entries]
    letters: dict[str, list[tuple[Said, int]]] = {}
    for title, number in sorted(titles, key=lambda title: (folded(title[0].text), title[1])):
        letters.setdefault(first_letter(title.text), []).append((title, number))
    return (RegisterLetter(letter, tuple(found)) for letter, found in sorted(letters.items()))
