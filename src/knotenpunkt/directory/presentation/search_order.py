"""Why offers stand in their order, in the reader's words: every reason as points and as a bar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.queries.staff_search import SlotHits, StaffHit
from knotenpunkt.search.domain.ranking import WEIGHTS
from knotenpunkt.search.domain.slots import Alternative
from knotenpunkt.search.domain.understanding import Understanding
from knotenpunkt.shared.text import cldr

_SHOWN_WAYS = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """A reason, and how much it counts at most."""

    label: str
    weight: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A reason of one offer: its points as written, and its share from 0 to 1 for the bar."""

    points: str
    share: str


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An offer in its place. `state`: what it is where it is not published; `slug`: where it is."""

    position: str
    title: str
    slug: str
    state: str
    is_partial: bool
    cells: tuple[Cell, ...]
    total: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A part of the question, what was looked for because of it, and how many offers have that."""

    part: str
    looked_for: tuple[str, ...]
    number: int


def headings(language: str) -> list[Heading]:
    """The reasons in the order of their weights."""
    labels = {
        "text": _("Text"),
        "place": _("Place"),
        "topic": _("Topic"),
        "freshness": _("Freshness"),
        "completeness": _("Completeness"),
        "doubt": _("Not confirmed"),
    }
    return [Heading(labels[name], cldr.format_number(weight, language)) for name, weight in WEIGHTS.items()]


def order_rows(hits: Iterable[StaffHit], language: str) -> list[OrderRow]:
    """The offers with their points, which add up to the total."""
    states = {Status.DRAFT: _("Draft"), Status.ARCHIVED: _("Archived"), Status.PUBLISHED: ""}
    return [
        OrderRow(
            cldr.format_number(position, language),
            hit.title,
            hit.slug if hit.status is Status.PUBLISHED else "",
            states[hit.status],
            hit.is_partial,
            tuple(_cells(hit, language)),
            _points(hit.ranked.reasons.total, language),
        )
        for position, hit in enumerate(hits, start=1)
    ]


def _cells(hit: StaffHit, language: str) -> Iterator[Cell]:
    for name, weight in WEIGHTS.items():
        value = float(getattr(hit.ranked.reasons, name))
        yield Cell(_points(weight * value, language), f"{value:.3f}")


def _points(value: float, language: str) -> str:
    return cldr.format_number(round(value, 2), language)


def slot_rows(understanding: Understanding, slots: Iterable[SlotHits]) -> list[SlotRow]:
    """What the question was taken apart into, in its order."""
    return [
        SlotRow(
            understanding.question[hits.slot.start : hits.slot.end],
            tuple(_written(way) for way in _strongest(hits.slot.alternatives)),
            hits.number,
        )
        for hits in slots
    ]


def _strongest(ways: tuple[Alternative, ...]) -> list[Alternative]:
    return sorted(ways, key=lambda way: -way.weight)[:_SHOWN_WAYS]


def _written(way: Alternative) -> str:
    """„kind + betreu" where both must be there."""
    return " + ".join(token.text for token in way.tokens)


def corrections(understanding: Understanding) -> list[tuple[str, str]]:
    """Words that nobody knows, and for what they were taken."""
    return [(word.surface, word.meant[0]) for word in understanding.corrections]
