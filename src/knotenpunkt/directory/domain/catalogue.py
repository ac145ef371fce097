"""The public catalogue of one centre at one state of its data: immutable, computed once, asked by every page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from pyroaring import BitMap

from knotenpunkt.directory.domain.age_of_information import information_age
from knotenpunkt.directory.domain.facets import FacetCounts, Masks, facet_masks, positions
from knotenpunkt.directory.domain.filters import Filters, Order
from knotenpunkt.directory.domain.offer import Offer, Provider, Term
from knotenpunkt.directory.domain.recurrence import has_ended
from knotenpunkt.directory.domain.words import WordIndex, Wording, folded, split_phrases


@dataclass(frozen=True, slots=True)
class Found:
    """The offers of one page of results, how many there are together, and the counts of every choice."""

    offers: tuple[int, ...]
    total: int
    page: int
    pages: int
    counts: FacetCounts


def page_of(ordered: Sequence[int], page: int, counts: FacetCounts, *, size: int) -> Found:
    """One page of the offers in their order; a page behind the last one is the last one."""
    pages = max(1, -(-len(ordered) // size))
    shown = min(page, pages)
    return Found(tuple(ordered[(shown - 1) * size : shown * size]), len(ordered), shown, pages, counts)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Published offers by title, organizations by name; `municipalities` names all those of the centre by AGS.

    `topics` and `target_groups` are the whole vocabularies in their order. What pages compute from a catalogue once a
    language or a day may stay with it (`kept`), since it never changes.
    """

    offers: tuple[Offer, ...]
    organizations: tuple[Provider, ...]
    topics: tuple[Term, ...]
    target_groups: tuple[Term, ...]
    municipalities: Mapping[str, str]
    masks: Masks
    words: WordIndex
    by_slug: Mapping[str, int]
    organizations_by_slug: Mapping[str, Provider]
    offers_of: Mapping[str, tuple[int, ...]]
    _kept: dict[tuple[object, ...], Any] = field(default_factory=dict)

    @property
    def everything(self) -> BitMap:
        """All offers as a set."""
        return BitMap(range(len(self.offers)))

    def kept[Value](self, name: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """The value kept under this name, made at the first question."""
        if name not in self._kept:
            self._kept[name] = make()
        return cast(Value, self._kept[name])

    def kept_today[Value](self, name: tuple[object, ...], today: date, make: Callable[[], Value]) -> Value:
        """The same for what also depends on the day: yesterday's value gives way."""
        return self.kept_while(name, today, make)

    def kept_while[Value](self, name: tuple[object, ...], state: object, make: Callable[[], Value]) -> Value:
        """The same for what is true of one state alone, and gives way to the next."""
        before, value = self._kept.get(name, (None, None))
        if before != state:
            value = make()
            self._kept[name] = (state, value)
        return cast(Value, value)

    def find(self, filters: Filters, today: date, *, size: int) -> Found:
        """One page of `size` offers for a choice; a page behind the last one is the last one."""
        by_words, in_title = self.words.matches(filters.query) if filters.query else (None, BitMap())
        counts = FacetCounts(self.masks, self.everything, filters, by_words)
        order = self.order(filters.order, today)
        if filters.order is Order.BEST and in_title:
            ordered = positions(counts.found & in_title, order) + positions(counts.found - in_title, order)
        else:
            ordered = positions(counts.found, order)
        return page_of(ordered, filters.page, counts, size=size)

    def order(self, order: Order, today: date) -> tuple[int, ...]:
        """All offers in an order. By default what is over comes last, old information late; then the title decides."""
        everything = range(len(self.offers))
        if order is Order.TITLE:
            return tuple(everything)
        if order is Order.PLACE:
            return self.kept(("by place",), lambda: tuple(sorted(everything, key=self._place_name)))
        ages = self.kept_today(("ages",), today, lambda: self._ages(today))
        if order is Order.NEWEST:
            return self.kept_today(
                ("newest",),
                today,
                lambda: tuple(sorted(everything, key=lambda at: (ages[at][0], at))),
            )
        return self.kept_today(
            ("best",), today, lambda: tuple(sorted(everything, key=lambda at: (ages[at][1], at)))
        )

    def _ages(self, today: date) -> tuple[tuple[int, tuple[bool, float, bool]], ...]:
        """For each offer its age in days (unknown is oldest), and what puts it late today: over, old, in doubt."""
        ages = []
        for offer in self.offers:
            age = information_age(offer.provenance, today)
            days = (today - age.as_of.earliest).days if age.as_of else date.max.toordinal()
            ages.append((days, (has_ended(offer.schedules, today), -age.quality, age.is_doubted)))
        return tuple(ages)

    def _place_name(self, position: int) -> tuple[bool, str, int]:
        municipalities = self.offers[position].municipalities
        name = self.municipalities.get(municipalities[0], "") if municipalities else ""
        return (not name, folded(name), position)


def build_catalogue(
    offers: Sequence[Offer],
    organizations: Sequence[Provider],
    topics: Sequence[Term],
    target_groups: Sequence[Term],
    municipalities: Mapping[str, str],
) -> Catalogue:
    """The catalogue with everything that is computed once: sets of offers by facet, words, offers by organization."""
    ordered = tuple(sorted(offers, key=lambda offer: (folded(offer.title), offer.slug)))
    by_name = tuple(sorted(organizations, key=lambda provider: folded(provider.name)))
    offers_of: dict[str, list[int]] = {provider.slug: [] for provider in by_name}
    for position, offer in enumerate(ordered):
        for provider in offer.providers:
            offers_of[provider.slug].append(position)
    return Catalogue(
        offers=ordered,
        organizations=by_name,
        topics=tuple(topics),
        target_groups=tuple(target_groups),
        municipalities=municipalities,
        masks=facet_masks(ordered, tuple(municipalities)),
        words=WordIndex([_wording(offer, municipalities) for offer in ordered]),
        by_slug={offer.slug: position for position, offer in enumerate(ordered)},
        organizations_by_slug={provider.slug: provider for provider in by_name},
        offers_of={slug: tuple(found) for slug, found in offers_of.items()},
    )


def _wording(offer: Offer, municipalities: Mapping[str, str]) -> Wording:
    """The words under which an offer is found: its own, its provider's, its places', its topics' in every language."""
    labels = [label for term in (*offer.topics, *offer.target_groups) for label in term.labels.values()]
    synonyms = [word for topic in offer.topics for words in topic.synonyms.values() for word in words]
    single, phrases = split_phrases(synonyms)
    texts = (
        offer.description,
        offer.provider_text,
        offer.target_text,
        offer.language_text,
        *single,
        *labels,
        *(name for provider in offer.providers for name in (provider.name, *provider.alternate_names)),
        *(
            text
            for place in offer.places
            for text in (place.name, place.street, place.postal_code, place.city)
        ),
        *(municipalities.get(ags, "") for ags in offer.municipalities),
    )
    return Wording(offer.title, texts, phrases)
