"""Cards of offers as markup: written once a language and day, and kept with the catalogue they were written from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.template.loader import get_template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.age_of_information import Freshness, InformationAge, information_age
from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.offer import Offer, Provenance
from knotenpunkt.directory.presentation import facts, phrases
from knotenpunkt.regions.queries.portal import Portal

MOST_CARDS_KEPT = 4_000  # about 1 kB each

_TEMPLATE = "directory/offer_card.html"
_DESIGN = {
    Freshness.FRESH: "fresh",
    Freshness.OLDER: "older",
    Freshness.OLD: "old",
    Freshness.UNKNOWN: "old",
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


def cards(portal: Portal, catalogue: Catalogue, positions: Iterable[int], today: date) -> SafeString:
    """The cards of these offers one after the other."""
    language = portal.language.code
    kept: dict[tuple[str, int], SafeString] = catalogue.kept_today(("cards",), today, dict)
    if len(kept) > MOST_CARDS_KEPT:
        kept.clear()
    written = []
    for position in positions:
        card = kept.get((language, position))
        if card is None:
            card = kept[language, position] = _card(portal, catalogue.offers[position], catalogue, today)
        written.append((card,))
    return format_html_join("", "{}", written)


def _card(portal: Portal, offer: Offer, catalogue: Catalogue, today: date) -> SafeString:
    language = portal.language.code
    context = {
        "portal": portal,
        "offer": offer,
        "facts": facts.short_facts(offer, language, catalogue.municipalities),
        "age": age_shown(offer.provenance, language, today),
    }
    return SafeString(get_template(_TEMPLATE).render(context))
