"""Cards of offers as markup: written once a language and day, and kept with the catalogue they were written from.

What a search adds, marked words and a distance, is filled into the slots of a kept card.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.template.loader import get_template
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.age_of_information import Freshness, InformationAge, information_age
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.offer import Offer, Provenance
from knotenpunkt.directory.domain.translations import Said, Section, shows_unchecked
from knotenpunkt.directory.presentation import facts, phrases
from knotenpunkt.directory.presentation.frames import Frame, slot
from knotenpunkt.regions.queries.portal import Portal

MOST_CARDS_KEPT = 4_000  # about 1 kB each

_TEMPLATE = "directory/offer_card.html"
_DESIGN = {
    Freshness.FRESH: "fresh",
    Freshness.OLDER: "older",
    Freshness.OLD: "old",
    Freshness.UNKNOWN: "old",
    Freshness.DOUBTED: "old",
}


@dataclass(frozen=True, slots=True)
class AgeShown:
    """The age of information as it is shown: its words, their class in the design, a warning where it is due."""

    words: str
    freshness: str
    warning: str
    age: InformationAge


def age_shown(provenance: Provenance, language: str, today: date) -> AgeShown:
    """The age of an entry's information in the language that is active."""
    age = information_age(provenance, today)
    return AgeShown(
        phrases.information_age_in_words(age, language),
        _DESIGN[age.freshness],
        phrases.warning_about_age(age),
        age,
    )


@dataclass(frozen=True, slots=True)
class Addition:
    """What a search adds to a card: the German title with its matched words marked, and markup below the facts."""

    title: SafeString
    below: SafeString


def cards(
    portal: Portal,
    catalogue: Catalogue,
    positions: Iterable[int],
    today: date,
    additions: Mapping[int, Addition] | None = None,
) -> SafeString:
    """The cards of these offers one after the other, with what a search adds to them."""
    language = portal.language.code
    kept: dict[tuple[str, int], Frame] = catalogue.kept_today(("cards",), today, dict)
    if len(kept) > MOST_CARDS_KEPT:
        kept.clear()
    written = []
    for position in positions:
        card = kept.get((language, position))
        if card is None:
            card = kept[language, position] = _card(portal, catalogue.offers[position], catalogue, today)
        addition = (additions or {}).get(position) or Addition(
            escape(catalogue.offers[position].title), SafeString()
        )
        title = catalogue.offers[position].said(Section.TITLE, language)
        written.append((card.filled(_filling(title, addition)),))
    return format_html_join("", "{}", written)


def _filling(title: Said, addition: Addition) -> dict[str, SafeString]:
    """The slots of a card. Words are marked in the German title; where that is translated, it stands below."""
    if title.translation is None:
        return {"title": addition.title, "original": SafeString(""), "below": addition.below}
    return {"title": escape(title.text), "original": addition.title, "below": addition.below}


def _card(portal: Portal, offer: Offer, catalogue: Catalogue, today: date) -> Frame:
    language = portal.language.code
    context = {
        "portal": portal,
        "offer": offer,
        "title": offer.said(Section.TITLE, language),
        "is_unchecked": shows_unchecked(language, offer.translations),
        "slots": {name: slot(name) for name in ("title", "original", "below")},
        "facts": facts.short_facts(offer, language, catalogue.municipalities),
        "age": age_shown(offer.provenance, language, today),
    }
    return Frame.of(get_template(_TEMPLATE).render(context))
