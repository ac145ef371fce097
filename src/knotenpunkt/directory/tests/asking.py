"""Asking the public search of a centre in tests, and reading off what it answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from knotenpunkt.directory.domain.filters import Facet, Filters
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.offer_search import Answer, answered
from knotenpunkt.directory.queries.question_surroundings import _places_around
from knotenpunkt.directory.tests.searchable import searchable
from knotenpunkt.regions.queries.portal import portal_for

TODAY = date(2026, 11, 26)


@contextmanager
def asking(folder: Path) -> Iterator[None]:
    """Within this block everything is found that the database knows, and places are where this test has them."""
    _places_around.cache_clear()
    with searchable(folder):
        yield


def asked(filters: Filters, language: str = "de", centre: str = "heinsberg") -> Answer:
    """The answer to a choice."""
    portal = portal_for(language, centre)
    return answered(portal, published_catalogue(portal), filters, TODAY)


def found(
    question: str, language: str = "de", centre: str = "heinsberg", **chosen: str
) -> tuple[list[str], list[str]]:
    """The titles of the offers that fill a question, and of those that fill it in part; `chosen` by names of Facet."""
    filters = Filters(question)
    for name, value in chosen.items():
        filters = filters.with_values(Facet[name], [value])
    answer = asked(filters, language, centre)
    offers = published_catalogue(portal_for(language, centre)).offers
    full, partial = answer.found.offers, answer.partial
    return [offers[position].title for position in full], [offers[position].title for position in partial]


def everything_found(question: str, language: str = "de", centre: str = "heinsberg") -> list[str]:
    """The titles of all offers on the page of a question, those that fill it in part too."""
    full, partial = found(question, language, centre)
    return full + partial
