"""An offer as one plain sentence in the reader's language, made of facts alone, so that it needs no translation of its text."""

from collections.abc import Mapping

from django.utils.translation import gettext, override

from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.presentation import facts, phrases
from knotenpunkt.shared.languages import LANGUAGE_BY_CODE
from knotenpunkt.shared.text import cldr

_MOST_TERMS = 2
_MOST_TIMES = 2


def plain_sentence(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    """„Deutsch lernen für Mütter in Erkelenz, donnerstags 14:30–17:30 Uhr, kostenlos, mit Kinderbetreuung."

    Empty where not even a topic is known.
    """
    if not offer.topics:
        return ""
    with override(language):
        ages = phrases.ages(offer.minimum_age, offer.maximum_age, language)
        parts = [
            _beginning(offer, language, municipalities),
            ages,
            *(phrases.schedule_in_sentence(record, language) for record in offer.schedules[:_MOST_TIMES]),
            phrases.cost(offer.cost, language),
            gettext("with childcare") if offer.childcare else "",
            gettext("for women only") if offer.women_only else "",
        ]
        separator = gettext(", ")
        return gettext("%(facts)s.") % {"facts": separator.join(part for part in parts if part)}


def _beginning(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    what = cldr.list_of([topic.label(language) for topic in offer.topics[:_MOST_TERMS]], language)
    whom = cldr.list_of([group.label(language) for group in offer.target_groups[:_MOST_TERMS]], language)
    place = _town(offer, language, municipalities)
    if whom and place:
        return gettext("%(what)s for %(whom)s in %(place)s") % {"what": what, "whom": whom, "place": place}
    if whom and offer.is_district_wide:
        return gettext("%(what)s for %(whom)s everywhere in the district") % {"what": what, "whom": whom}
    if whom:
        return gettext("%(what)s for %(whom)s") % {"what": what, "whom": whom}
    if place:
        return gettext("%(what)s in %(place)s") % {"what": what, "place": place}
    if offer.is_district_wide:
        return gettext("%(what)s everywhere in the district") % {"what": what}
    return what


def _town(offer: Offer, language: str, municipalities: Mapping[str, str]) -> str:
    """The one town of an offer; in a sentence that runs from right to left marked off by Unicode isolates."""
    if offer.place_is_protected:
        return ""
    towns = [facts.town(place, offer, municipalities) for place in offer.places]
    towns += [municipalities.get(ags, "") for ags in offer.areas] if not any(towns) else []
    town = next((town for town in towns if town), "")
    return f"\u2068{town}\u2069" if town and LANGUAGE_BY_CODE[language].right_to_left else town
