"""Searching the public catalogue of a centre: a question in the reader's words, answered from the index."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pyroaring import BitMap, FrozenBitMap

from knotenpunkt.directory.domain.catalogue import Catalogue, Found, page_of
from knotenpunkt.directory.domain.facets import FacetCounts, positions
from knotenpunkt.directory.domain.filters import Filters, Order
from knotenpunkt.directory.domain.nearness import NO_PLACE, Nearness
from knotenpunkt.directory.domain.search_facets import PUBLISHED, centre_mark
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.question_surroundings import knowledge_of, nearness_of, surroundings_of
from knotenpunkt.directory.search_documents import service_key
from knotenpunkt.regions.queries.municipalities import municipality_names
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.domain.counted import Searched
from knotenpunkt.search.domain.ranking import Ranked
from knotenpunkt.search.domain.searching import (
    Circumstances,
    Marks,
    matches,
    ranked_full,
    ranked_partial,
    within,
)
from knotenpunkt.search.domain.understanding import Understanding, tidied, understood, without_spans
from knotenpunkt.search.queries.searching import IndexReader, asked

SHOWN_ON_A_PAGE = 30
ENOUGH = 10  # offers; where fewer fill a question, those that fill it in part follow


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of offers for a choice. `is_current`: it shows all that is known; only then it may be kept.

    A question answered from the index has been understood. `partial` are offers that fill it in part, best first, on
    the first page and only where few fill it. `nearness` tells how far from the place that was named an offer is,
    `ranked` why an offer stands where it stands.
    """

    found: Found
    understanding: Understanding | None = None
    partial: tuple[int, ...] = ()
    nearness: Nearness = NO_PLACE
    ranked: Mapping[int, Ranked] = field(default_factory=dict)
    is_current: bool = True


def public_scope(centre: uuid.UUID) -> tuple[Marks, ...]:
    """What everyone may find of a centre."""
    return (centre_mark(centre),), (PUBLISHED,)


def answered(
    portal: Portal, catalogue: Catalogue, filters: Filters, today: date, *, size: int = SHOWN_ON_A_PAGE
) -> Answer:
    """The page of offers for a choice; where there is no index yet, a question is matched word by word."""
    if not filters.query:
        return Answer(catalogue.find(filters, today, size=size))
    version = DataVersion(str(portal.centre.pk), portal.revision)
    answer = asked(version, lambda reader: _from_index(portal, catalogue, filters, today, reader, size))
    return answer or Answer(catalogue.find(filters, today, size=size), is_current=False)


def _from_index(
    portal: Portal, catalogue: Catalogue, filters: Filters, today: date, reader: IndexReader, size: int
) -> Answer:
    scope = public_scope(portal.centre.pk)
    understanding = understood_by(portal, catalogue, filters.query, reader, scope)
    if not understanding.slots:
        everything = replace(filters, query="")
        return Answer(catalogue.find(everything, today, size=size), understanding)
    return _Asked(portal, catalogue, reader, understanding, scope, today).answer(filters, size)


def understood_by(
    portal: Portal, catalogue: Catalogue, question: str, reader: IndexReader, scope: tuple[Marks, ...]
) -> Understanding:
    """A question as it is understood by whoever may find what is in the scope."""
    surroundings = surroundings_of(portal, catalogue, reader, scope)
    return understood(question, portal.language.code, knowledge_of(portal, catalogue), surroundings)


def counted(portal: Portal, answer: Answer, filters: Filters) -> Searched | None:
    """What is counted of a question; None where it is narrowed down or leafed through: that is the same question."""
    if not filters.query or filters != Filters(filters.query):
        return None
    searched = _searched(portal, filters.query, answer.understanding, answer.found.total)
    return searched if searched.words else None


def searched_for(portal: Portal, question: str) -> Searched:
    """A question as it is counted, read again from its text."""
    catalogue, text = published_catalogue(portal), tidied(question)

    def read(reader: IndexReader) -> Searched:
        scope = public_scope(portal.centre.pk)
        understanding = understood_by(portal, catalogue, text, reader, scope)
        slots = understanding.slots
        full = matches(reader, slots, within(reader, scope)).full if slots else ()
        return _searched(portal, text, understanding, len(full))

    version = DataVersion(str(portal.centre.pk), portal.revision)
    return asked(version, read) or _searched(portal, text, None, 0)


def _searched(portal: Portal, question: str, understanding: Understanding | None, results: int) -> Searched:
    """Its words without the place, and the municipality of this centre that was named first."""
    language = portal.language.code
    if understanding is None:
        return Searched.of(question, question, language, results=results)
    places = understanding.places
    words = without_spans(understanding.question, [(place.start, place.end) for place in places])
    own = municipality_names(portal)
    return Searched.of(
        question,
        words if understanding.slots else "",
        language,
        municipality=next((place.value for place in places if place.value in own), ""),
        results=results,
    )


class _Asked:
    """A question that is being answered: documents of the index are offers of the catalogue by their position."""

    def __init__(
        self,
        portal: Portal,
        catalogue: Catalogue,
        reader: IndexReader,
        understanding: Understanding,
        scope: tuple[Marks, ...],
        today: date,
    ) -> None:
        self._catalogue = catalogue
        self._reader = reader
        self._understanding = understanding
        self._nearness = nearness_of(portal, understanding)
        self._circumstances = Circumstances(scope, self._nearness.by_mark, today.toordinal())
        self._today = today
        self._is_current = reader.covers(str(portal.centre.pk), portal.revision)
        allowed = within(reader, scope)
        self._position_of = catalogue.kept_while(
            ("positions",), reader.edition, lambda: _positions(catalogue, reader, allowed)
        )
        self._matches = matches(reader, understanding.slots, allowed)

    def answer(self, filters: Filters, size: int) -> Answer:
        counts = self._counts(filters, self._matches.full)
        ranked = self._ranked_full(counts)
        if filters.order is Order.BEST:
            ordered = self._best_first(ranked, counts)
        else:
            ordered = positions(counts.found, self._catalogue.order(filters.order, self._today))
        found = page_of(ordered, filters.page, counts, size=size)
        partial = self._ranked_partial(filters) if found.page == 1 and found.total < ENOUGH else {}
        return Answer(
            found,
            self._understanding,
            tuple(partial)[: size - found.total],
            self._nearness,
            ranked | partial,
            self._is_current,
        )

    def _counts(self, filters: Filters, documents: FrozenBitMap) -> FacetCounts:
        those = BitMap(self._position_of[one] for one in documents if one in self._position_of)
        return FacetCounts(self._catalogue.masks, self._catalogue.everything, filters, those)

    def _members(self, counts: FacetCounts, documents: FrozenBitMap) -> FrozenBitMap:
        """Those of the documents that are offers of the choice."""
        return FrozenBitMap(
            one
            for one in documents
            if (position := self._position_of.get(one)) is not None and position in counts.found
        )

    def _ranked_full(self, counts: FacetCounts) -> dict[int, Ranked]:
        """All of them, on whatever page they stand."""
        members = self._members(counts, self._matches.full)
        found = ranked_full(self._reader, self._matches, members, self._circumstances, len(members))
        return {self._position_of[one.ordinal]: one for one in found}

    def _ranked_partial(self, filters: Filters) -> dict[int, Ranked]:
        """As many as a page has room for."""
        members = self._members(self._counts(filters, self._matches.partial), self._matches.partial)
        found = ranked_partial(self._reader, self._matches, members, self._circumstances, SHOWN_ON_A_PAGE)
        return {self._position_of[one.ordinal]: one for one in found}

    def _best_first(self, ranked: Mapping[int, Ranked], counts: FacetCounts) -> list[int]:
        """In the place that was named first, then nearby; each in the order of all reasons."""
        offers = self._catalogue.offers
        here = [position for position in ranked if self._nearness.is_here(offers[position])]
        nearby = [position for position in ranked if not self._nearness.is_here(offers[position])]
        return here + nearby


def _positions(catalogue: Catalogue, reader: IndexReader, documents: FrozenBitMap) -> dict[int, int]:
    """The offers' positions in the catalogue by their documents' ordinals; what only one of both knows is left out."""
    by_key = {service_key(offer.key): position for position, offer in enumerate(catalogue.offers)}
    ordinals = list(documents)
    found = zip(ordinals, reader.keys(ordinals), strict=True)
    return {ordinal: by_key[key] for ordinal, key in found if key in by_key}
