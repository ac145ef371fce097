"""An offer as one plain sentence in the reader's language, made of facts alone: its text needs no translation."""

from collections.abc import Mapping

from django.utils.translation import gettext, override, pgettext

from knotenpunkt.directory.domain.offer import Offer, Term
from knotenpunkt.directory.presentation import facts, phrases
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from knotenpunkt.shared.text import cldr

_MOST_TERMS = 2
_MOST_TIMES = 2
_EVERYONE = "everyone"

# The label of a filter names a thing, a sentence names people.
_IMMIGRATION_HISTORY = "immigration-history"

# Languages with capitals that write nouns small, and the words of their labels that keep theirs.
_SMALL_WITHIN = frozenset({"en", "fr", "nl", "pl", "ro", "ru", "tr", "uk"})
_PROPER_NAMES = ("Almanca", "Duitse", "German", "Ukrayna")

# German keeps its nouns; what begins its labels otherwise is written small.
_NO_GERMAN_NOUNS = ("Frühe ", "Interreligiöser ", "Junge ", "Politische ", "Unbegleitete ", "Von ", "Ältere ")


def plain_sentence(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    """„Sprache, für Mütter, in Erkelenz, donnerstags 14:30–17:30 Uhr, kostenlos, mit Kinderbetreuung."

    Empty where not even a topic is known.
    """
    if not offer.topics:
        return ""
    with override(language):
        parts = [
            _what(offer, language),
            _whom(offer, language),
            _where(offer, language, municipalities),
            phrases.ages(offer.minimum_age, offer.maximum_age, language),
            *(phrases.schedule_in_sentence(record, language) for record in offer.schedules[:_MOST_TIMES]),
            phrases.cost(offer.cost, language),
            gettext("with childcare") if offer.childcare else "",
            gettext("for women only") if offer.women_only else "",
        ]
        facts_in_line = gettext(", ").join(part for part in parts if part)
        # Abbreviations at the end („2026 г.") bring the full stop with them.
        return gettext("%(facts)s.") % {"facts": facts_in_line.removesuffix(".")}


def _what(offer: Offer, language: str) -> str:
    """One or two topics; a pattern of its own, because the labels of some languages hold an „and" themselves."""
    first, *others = (topic.label(language) for topic in offer.topics[:_MOST_TERMS])
    if not others:
        return first
    second = _within(others[0], language)
    return pgettext("two topics", "%(first)s and %(second)s") % {"first": first, "second": second}


def _within(label: str, language: str) -> str:
    """A label in the middle of a sentence: „Беженцы" becomes „беженцы"; names and abbreviations stay as they are."""
    if language in _SMALL_WITHIN:
        is_small = not label.startswith(_PROPER_NAMES) and not label[1:2].isupper()
    else:
        is_small = language == "de" and label.startswith(_NO_GERMAN_NOUNS)
    return _small(label[:1], language) + label[1:] if is_small else label


def _small(letter: str, language: str) -> str:
    return {"I": "ı", "İ": "i"}.get(letter, letter.lower()) if language == "tr" else letter.lower()


def _whom(offer: Offer, language: str) -> str:
    """Whom an offer is for; a pattern of its own, so that a language whose nouns change may write „for whom: …"."""
    if any(group.code == _EVERYONE for group in offer.target_groups):
        return gettext("for everyone")
    groups = cldr.list_of([_group(term, language) for term in offer.target_groups[:_MOST_TERMS]], language)
    return pgettext("part of a sentence", "for: %(whom)s") % {"whom": groups} if groups else ""


def _group(term: Term, language: str) -> str:
    if term.code == _IMMIGRATION_HISTORY:
        return pgettext("whom an offer is for", "people with an immigration history")
    return _within(term.label(language), language)


def _where(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    town = _town(offer, language, municipalities)
    if town:
        return pgettext("part of a sentence", "in %(place)s") % {"place": town}
    return phrases.everywhere(municipalities) if offer.is_district_wide else ""


def _town(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    """The one town of an offer; in a sentence that runs from right to left marked off by Unicode isolates."""
    if offer.place_is_protected:
        return ""
    towns = [facts.town(place, offer, municipalities) for place in offer.places]
    towns += [municipalities.get(ags, "") for ags in offer.areas] if not any(towns) else []
    town = next((town for town in towns if town), "")
    return f"\u2068{town}\u2069" if town and LANGUAGE_BY_CODE[language].right_to_left else town
