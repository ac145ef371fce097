"""What a reader chose in the list of offers, read from the address of the page."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode


class Facet(StrEnum):
    """What can be chosen, under the name it has in the address."""

    TOPIC = "thema"
    MUNICIPALITY = "ort"
    TARGET_GROUP = "zielgruppe"
    AGE = "alter"
    LANGUAGE = "sprache"
    WEEKDAY = "tag"
    FREE = "kostenlos"
    CHILDCARE = "kinderbetreuung"
    WOMEN_ONLY = "nur-frauen"


class Order(StrEnum):
    """In which order offers stand, under the name it has in the address."""

    BEST = "passend"
    NEWEST = "neueste"
    TITLE = "titel"
    PLACE = "ort"


QUERY, ORDER, PAGE = "q", "sortierung", "seite"
YES = "ja"
QUERY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """A choice: words, per facet the chosen values in the order of the facets, order, and page (from 1)."""

    query: str = ""
    chosen: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    order: Order = Order.BEST
    page: int = 1

    def values(self, facet: Facet) -> tuple[str, ...]:
        """The chosen values of one facet."""
        return next((values for name, values in self.chosen if name is facet), ())

    def with_values(self, facet: Facet, values: Sequence[str]) -> "Filters":
        """The same choice with exactly these values of a facet, from the first page."""
        chosen = dict(self.chosen) | {facet: tuple(values)}
        kept = tuple((name, chosen[name]) for name in Facet if chosen.get(name))
        return replace(self, chosen=kept, page=1)

    def without(self, facet: Facet, value: str) -> "Filters":
        """The same choice without one value."""
        return self.with_values(facet, [kept for kept in self.values(facet) if kept != value])

    def address(self) -> str:
        """The choice as the query of an address, with its question mark; empty where nothing was chosen."""
        pairs = [(QUERY, self.query)] if self.query else []
        pairs += [(str(facet), value) for facet, values in self.chosen for value in values]
        if self.order is not Order.BEST:
            pairs.append((ORDER, str(self.order)))
        if self.page > 1:
            pairs.append((PAGE, str(self.page)))
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True, slots=True)
class FilterReading:
    """The choice that was understood, and the values that were not: they are left out, never an error."""

    filters: Filters
    not_understood: tuple[str, ...] = ()


def read_filters(
    parameters: Mapping[str, Sequence[str]], known: Mapping[Facet, Container[str]]
) -> FilterReading:
    """The choice in the parameters of an address; `known` holds the possible values of each facet."""
    strange: list[str] = []
    chosen = []
    for facet in Facet:
        given = dict.fromkeys(value for value in parameters.get(facet, ()) if value)
        values = tuple(value for value in given if value in known.get(facet, ()))
        strange += [value for value in given if value not in values]
        if values:
            chosen.append((facet, values))
    filters = Filters(
        _words(_last(parameters, QUERY)),
        tuple(chosen),
        _order(_last(parameters, ORDER), strange),
        _page(_last(parameters, PAGE), strange),
    )
    return FilterReading(filters, tuple(value[:40] for value in strange))


def _last(parameters: Mapping[str, Sequence[str]], name: str) -> str:
    values = parameters.get(name, ())
    return values[-1] if values else ""


def _words(written: str) -> str:
    """The words searched for, without anything unprintable."""
    printable = "".join(letter if letter.isprintable() else " " for letter in written)
    return " ".join(printable.split())[:QUERY_LENGTH].strip()


def _order(written: str, strange: list[str]) -> Order:
    if written and written not in set(Order):
        strange.append(written)
        return Order.BEST
    return Order(written) if written else Order.BEST


def _page(written: str, strange: list[str]) -> int:
    if not written:
        return 1
    if written.isascii() and written.isdigit() and len(written) <= 6 and int(written) >= 1:
        return int(written)
    strange.append(written)
    return 1
