"""Published services as records of HSDS."""

import uuid
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import GreaterThanOrEqual

from knotenpunkt.api.domain.questions import Format, Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.services import minimal, minimal_line, service, service_fields
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import KEYS_TOGETHER, Listing
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import Attribute, Organization, Service, ServicePartner
from knotenpunkt.directory.queries.last_written import last_written
from knotenpunkt.directory.queries.open_search import FoundOffers, offers_by_words
from knotenpunkt.directory.queries.published_entries import offers_by_key

type Condition = Q | Exists | GreaterThanOrEqual[Any]


def services(question: Question, area: Area) -> Listing:
    """The services that were asked for: the oldest entry first, of a search the best first."""
    rows = (
        area.published(Service).filter(*conditions_of(question)).order_by("pk").values_list("pk", flat=True)
    )

    def records(keys: Sequence[uuid.UUID]) -> list[Record]:
        return service_records(keys, question, area)

    if not question.search:
        return Listing(rows, records)
    found = found_by_words(question.search, area)
    those = {key for some in batched(found.keys, KEYS_TOGETHER) for key in rows.filter(pk__in=some)}
    return Listing([key for key in found.keys if key in those], records, found.is_current)


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


def conditions_of(question: Question) -> list[Condition]:
    """What services must fulfil, but for the words that are searched for; nothing where nothing was asked."""
    conditions: list[Condition] = list(_bearing_terms(question))
    if question.organization_id:
        partners = ServicePartner.objects.public().filter(organization=question.organization_id)
        conditions.append(
            Q(organization=question.organization_id) | Q(pk__in=partners.order_by().values("service"))
        )
    if question.modified_after:
        conditions.append(GreaterThanOrEqual(last_written(), question.modified_after))
    return conditions


def found_by_words(search: str, area: Area) -> FoundOffers:
    """The services that have all the words; where there is no index, those that have them as they are spelt."""
    found = offers_by_words(search, area.centre, area.today)
    if found is None:
        rows = area.published(Service).filter(*map(_has, search.split())).order_by("pk")
        return FoundOffers(tuple(rows.values_list("pk", flat=True)), is_current=False)
    return found


def _has(word: str) -> Q:
    """That a word stands in the title, the description or the name of the organization that everyone sees."""
    named = Q(organization__name__icontains=word) & Q(organization__in=Organization.objects.public())
    return Q(title__icontains=word) | Q(description__icontains=word) | named


def _bearing_terms(question: Question) -> Iterator[Condition]:
    """That a service bears the term, and any term of the taxonomy; a key nobody knows finds none.

    Few services bear a term and are listed; nearly all bear one of a taxonomy, so each is asked.
    """
    attributes = Attribute.objects.unscoped(reason="hangs on rows that are guarded").order_by()
    if question.taxonomy_term_id:
        taxonomy, code = vocabularies().term_of(question.taxonomy_term_id) or (None, None)
        yield Q(pk__in=attributes.filter(term__taxonomy=taxonomy, term__code=code).values("service"))
    if question.taxonomy_id:
        taxonomy = vocabularies().taxonomy_of(question.taxonomy_id)
        yield Exists(attributes.filter(service=OuterRef("pk"), term__taxonomy=taxonomy))
