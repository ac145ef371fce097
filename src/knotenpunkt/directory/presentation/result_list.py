"""The results of a choice as markup: what was understood, the offers, what fits in part, where the offers are."""

from dataclasses import dataclass, replace
from datetime import date

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import FilterReading, Filters
from knotenpunkt.directory.presentation import results
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.district import district
from knotenpunkt.directory.presentation.marking import Matched
from knotenpunkt.directory.presentation.question import additions, meant_question
from knotenpunkt.directory.queries.offer_search import Answer
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.search.queries.knowledge import analysis
from knotenpunkt.shared.text import cldr
from knotenpunkt.shared.web.addresses import screen_address


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question with typing errors probably means, and the address that asks it."""

    question: str
    address: str


def result_list(
    portal: Portal,
    catalogue: Catalogue,
    reading: FilterReading,
    answer: Answer,
    today: date,
    calendar: str,
) -> SafeString:
    """The part of the list that changes with every choice; `calendar` is where its dates can be subscribed to."""
    language = portal.language.code
    filters, found = reading.filters, answer.found
    shown = _cards(portal, catalogue, answer, today)
    return render_to_string(
        "directory/service_list.html#results",
        {
            "portal": portal,
            "here": screen_address("service_list", {"language": language, "centre": portal.centre.slug}),
            "not_understood": reading.not_understood,
            "comma": cldr.comma(language),
            "total": found.total,
            "number": results.number_of_offers(found.total, language),
            "question": filters.query,
            "chips": results.chips(catalogue, filters, answer.understanding, language),
            "meant": _meant(answer, catalogue, filters),
            "orderings": results.orderings(filters),
            "cards": shown[0],
            "partial": shown[1],
            "is_estimated": any(
                answer.nearness.distance(catalogue.offers[position])
                for position in (*found.offers, *answer.partial)
            ),
            "calendar": calendar if found.total else "",
            "is_unpublished": not catalogue.offers,
            "paging": results.paging(filters, found),
            "alternatives": [] if found.total else results.alternatives(catalogue, filters, today, language),
            "district": district(portal, catalogue, filters, found.counts),
        },
    )


def _cards(
    portal: Portal, catalogue: Catalogue, answer: Answer, today: date
) -> tuple[SafeString, SafeString]:
    """The cards of what fills the choice, and of what fits in part."""
    if answer.understanding is None:
        return cards(portal, catalogue, answer.found.offers, today), SafeString("")
    matched = Matched.by(answer.understanding.slots, analysis())
    added = additions(answer, catalogue, matched, portal.language.code)
    return (
        cards(portal, catalogue, answer.found.offers, today, added),
        cards(portal, catalogue, answer.partial, today, added),
    )


def _meant(answer: Answer, catalogue: Catalogue, filters: Filters) -> Meant | None:
    question = meant_question(answer, catalogue)
    return Meant(question, replace(filters, query=question, page=1).address()) if question else None
