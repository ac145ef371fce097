"""Every offer that a choice in an address finds, and what feeds, calendars and embedded lists show of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Facet, FilterReading, Filters, read_filters
from knotenpunkt.directory.domain.offer import Offer, Provider
from knotenpunkt.directory.domain.told_offer import ToldOffer
from knotenpunkt.directory.presentation.calendar_file import CalendarFacts, calendar_of, has_dates
from knotenpunkt.directory.presentation.cards import cards
from knotenpunkt.directory.presentation.choices import Choice, choices_of, known_values
from knotenpunkt.directory.presentation.results import number_of_offers
from knotenpunkt.directory.presentation.told_offers import told_offer
from knotenpunkt.directory.queries.catalogue import published_catalogue
from knotenpunkt.directory.queries.moved_entries import slug_of_service_now
from knotenpunkt.directory.queries.offer_search import answered
from knotenpunkt.regions.queries.portal import Portal


@dataclass(frozen=True, slots=True)
class AskedOffers:
    """The offers that were found, by their positions in the catalogue, and how the choice was read.

    `total` counts all of them where only the first were asked for. `is_current`: they are all that is known.
    """

    portal: Portal
    catalogue: Catalogue
    reading: FilterReading
    positions: tuple[int, ...]
    total: int
    is_current: bool = True

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers in their order."""
        return tuple(self.catalogue.offers[position] for position in self.positions)

    @property
    def number(self) -> str:
        """How many there are, in words."""
        return number_of_offers(self.total, self.portal.language.code)

    def choices(self, facet: Facet) -> tuple[Choice, ...]:
        """What can be chosen of a facet in the centre's list of offers, in the reader's language."""
        return choices_of(self.catalogue, facet, self.portal.language.code)

    def told(self, offers: Sequence[Offer], root: str) -> list[ToldOffer]:
        """What feeds say of offers; `root` is the address of the instance."""
        return [told_offer(offer, self.portal, self.catalogue, root) for offer in offers]

    def calendar(self, root: str, today: date, *, name: str, description: str, page: str) -> bytes:
        """Their dates from today on as one calendar; what has no certain day is left out."""
        dated = [offer for offer in self.offers if has_dates(offer, today)]
        return calendar_of(self.told(dated, root), CalendarFacts(name, description, page), today)

    def cards(self, today: date) -> SafeString:
        """Their cards, as in the list of offers."""
        return cards(self.portal, self.catalogue, self.positions, today)


def asked_offers(
    portal: Portal, parameters: Mapping[str, Sequence[str]], today: date, *, most: int | None = None
) -> AskedOffers:
    """What the choice in the parameters of an address finds, the first `most` of it; all of it by default."""
    catalogue = published_catalogue(portal)
    reading = read_filters(parameters, known_values(catalogue, portal.language.code))
    answer = answered(portal, catalogue, reading.filters, today, size=most or max(1, len(catalogue.offers)))
    found = answer.found
    return AskedOffers(portal, catalogue, reading, found.offers, found.total, answer.is_current)


def only_of(asked: AskedOffers, provider: Provider) -> AskedOffers:
    """Those of them that an organization offers, alone or with others."""
    own = frozenset(asked.catalogue.offers_of[provider.slug])
    kept = tuple(position for position in asked.positions if position in own)
    return AskedOffers(asked.portal, asked.catalogue, asked.reading, kept, len(kept), asked.is_current)


def one_offer(portal: Portal, slug: str) -> AskedOffers | None:
    """The published offer with this short name alone, or the one into which it was merged."""
    catalogue = published_catalogue(portal)
    known = catalogue.by_slug
    now = slug if slug in known else slug_of_service_now(portal.centre, slug, known)
    return None if now is None else AskedOffers(portal, catalogue, FilterReading(Filters()), (known[now],), 1)
