"""Judged questions asked of a centre's public catalogue, as its portal would answer them."""

import time
from collections.abc import Iterator, Sequence
from datetime import date

from knotenpunkt.directory.domain.filters import Filters
from knotenpunkt.directory.models import Service
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import answered
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.portal import portal_for
from knotenpunkt.search.domain.evaluation import Answer, JudgedQuestion
from knotenpunkt.shared.tenancy import Scope


def answers(centre: Centre, questions: Sequence[JudgedQuestion], today: date) -> Iterator[Answer]:
    """The first page of offers for each question, by their numbers in the centre's workbook.

    A municipality that belongs to a question but is not named in it is asked for with it.
    """
    numbers = dict(Service.objects.within(Scope.of(centre)).order_by().values_list("pk", "number"))
    portals = {
        language: portal_for(language, centre.slug) for language in {one.language for one in questions}
    }
    for question in questions:
        portal = portals[question.language]
        catalogue = published_catalogue(portal)
        started = time.perf_counter()
        answer = answered(portal, catalogue, Filters(_text(question)), today)
        milliseconds = (time.perf_counter() - started) * 1000
        offers = (catalogue.offers[position] for position in (*answer.found.offers, *answer.partial))
        yield Answer(
            question,
            tuple(str(numbers[offer.key]) for offer in offers),
            is_weak=not answer.found.total,
            milliseconds=milliseconds,
        )


def _text(question: JudgedQuestion) -> str:
    place = question.municipality
    return question.text if place.casefold() in question.text.casefold() else f"{question.text} in {place}"
