"""Published services as records of HSDS."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from knotenpunkt.api.domain.questions import Format, Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.services import minimal, minimal_line, service, service_fields
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import Attribute, Organization, Service, ServicePartner
from knotenpunkt.directory.queries.last_written import last_written
from knotenpunkt.directory.queries.open_search import FoundOffers, offers_by_words
from knotenpunkt.directory.queries.published_entries import offers_by_key


def services(question: Question, area: Area) -> Listing:
    """The services that were asked for: the oldest entry first, of a search the best first."""
    rows = services_that(question, area).order_by("pk").values_list("pk", flat=True)

    def records(keys: Sequence[uuid.UUID]) -> list[Record]:
        return service_records(keys, question, area)

    if not question.search:
        return Listing(rows, records)
    ranks, those = ranks_of(question.search, area), set(rows.order_by())
    return Listing([key for key in ranks.by_key if key in those], records, ranks.is_current)


def service_records(keys: Sequence[uuid.UUID], question: Question, area: Area) -> list[Record]:
    """The services with these keys in their order, flat unless asked for whole, in a constant number of statements."""
    entries = offers_by_key(keys)
    offers = [entries.offers[key] for key in keys if key in entries.offers]
    if question.minimal:
        said = minimal_line if question.format is Format.NDJSON else minimal
        return [said(offer) for offer in offers]
    homes = area.homes(set(entries.centres.values()))
    if not question.full:
        return [service_fields(offer, homes[entries.centres[offer.key]], area.today) for offer in offers]
    names = vocabularies().names
    return [service(offer, homes[entries.centres[offer.key]], names, area.today) for offer in offers]


def services_that(question: Question, area: Area) -> QuerySet[Any]:
    """The services that fulfil every condition but the words that are searched for."""
    rows = area.published(Service)
    if question.organization_id:
        partners = ServicePartner.objects.public().filter(organization=question.organization_id)
        rows = rows.filter(Q(organization=question.organization_id) | Q(pk__in=partners.values("service")))
    if question.modified_after:
        rows = rows.alias(last_written=last_written()).filter(last_written__gte=question.modified_after)
    for bearing in _bearing_terms(question):
        rows = rows.filter(pk__in=bearing)
    return rows


@dataclass(frozen=True, slots=True)
class Ranks:
    """The ranks of services for some words, best first. `is_current`: all that is known was searched."""

    by_key: Mapping[uuid.UUID, int]
    is_current: bool


def ranks_of(search: str, area: Area) -> Ranks:
    """The services that have all the words; where there is no index, those that have them as they are spelt."""
    found = offers_by_words(search, area.centre, area.today)
    if found is None:
        rows = area.published(Service).filter(*map(_has, search.split())).order_by("pk")
        found = FoundOffers(tuple(rows.values_list("pk", flat=True)), is_current=False)
    return Ranks({key: rank for rank, key in enumerate(found.keys)}, found.is_current)


def _has(word: str) -> Q:
    """That a word stands in the title, the description or the name of the organization that everyone sees."""
    named = Q(organization__name__icontains=word) & Q(organization__in=Organization.objects.public())
    return Q(title__icontains=word) | Q(description__icontains=word) | named


def _bearing_terms(question: Question) -> Iterator[QuerySet[Any]]:
    """The services that bear the term, and those that bear any term of the taxonomy; a key nobody knows finds none."""
    attributes = Attribute.objects.public().order_by()
    if question.taxonomy_term_id:
        taxonomy, code = vocabularies().term_of(question.taxonomy_term_id) or (None, None)
        yield attributes.filter(term__taxonomy=taxonomy, term__code=code).values("service")
    if question.taxonomy_id:
        taxonomy = vocabularies().taxonomy_of(question.taxonomy_id)
        yield attributes.filter(term__taxonomy=taxonomy).values("service")
