"""The list of offers around its cards: what is chosen, what else could be, where the offers are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext, ngettext

from knotenpunkt.directory.domain.catalogue import Catalogue, Found
from knotenpunkt.directory.domain.filters import Filters, Order
from knotenpunkt.directory.presentation import choices
from knotenpunkt.directory.presentation.question import parts
from knotenpunkt.search.domain.understanding import Understanding
from knotenpunkt.shared.text import cldr


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the address without it."""

    label: str
    is_name: bool
    address: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """What would be found if one thing chosen were given up."""

    label: str
    number: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order in which offers can be shown."""

    name: str
    label: str
    is_chosen: bool


def number_of_offers(number: int, language: str) -> str:
    """„1 Angebot", „2 Angebote"."""
    return ngettext("%(number)s offer", "%(number)s offers", number) % {
        "number": cldr.format_number(number, language)
    }


def chips(
    catalogue: Catalogue, filters: Filters, understanding: Understanding | None, language: str
) -> list[Chip]:
    """Everything chosen, each with the address without it: of a question that was understood each of its parts."""
    found = list(_asked(catalogue, filters, understanding, language)) if filters.query else []
    for facet, values in filters.chosen:
        for value in values:
            choice = choices.choice_label(catalogue, facet, value, language)
            found.append(Chip(choice.label, choice.is_name, filters.without(facet, value).address() or "?"))
    return found


def _asked(
    catalogue: Catalogue, filters: Filters, understanding: Understanding | None, language: str
) -> Iterator[Chip]:
    if understanding is None:
        yield Chip(
            _quoted(filters.query), is_name=True, address=replace(filters, query="", page=1).address() or "?"
        )
        return
    for part in parts(understanding, filters, catalogue, language):
        yield Chip(_quoted(part.label) if part.is_typed else part.label, part.is_typed, part.address)


def _quoted(words: str) -> str:
    return gettext("“%(words)s”") % {"words": words}


def alternatives(catalogue: Catalogue, filters: Filters, today: date, language: str) -> list[Alternative]:
    """For a choice that finds nothing: what giving up one facet, or the words, would find."""
    candidates: list[tuple[str, Filters]] = [
        (choices.facet_label(facet), filters.with_values(facet, ())) for facet, _ in filters.chosen
    ]
    if filters.query:
        candidates.insert(0, (filters.query, replace(filters, query="", page=1)))
    found = []
    for label, wider in candidates:
        total = catalogue.find(wider, today, size=1).total
        if total:
            found.append(Alternative(label, total, number_of_offers(total, language), wider.address() or "?"))
    return found


def orderings(filters: Filters) -> list[Ordering]:
    """The orders that can be chosen."""
    labels = {
        Order.BEST: gettext("Best match"),
        Order.NEWEST: gettext("Newest information"),
        Order.TITLE: gettext("Title A–Z"),
        Order.PLACE: gettext("Place"),
    }
    return [Ordering(str(order), label, order is filters.order) for order, label in labels.items()]


@dataclass(frozen=True, slots=True)
class Paging:
    """Where among the pages of results this one is; an empty address where there is none before or after."""

    page: int
    pages: int
    before: str
    after: str


def paging(filters: Filters, found: Found) -> Paging:
    """The pages of results, with the addresses beside this one."""
    before = replace(filters, page=found.page - 1).address() or "?"
    after = replace(filters, page=found.page + 1).address()
    return Paging(
        found.page, found.pages, before if found.page > 1 else "", after if found.page < found.pages else ""
    )
