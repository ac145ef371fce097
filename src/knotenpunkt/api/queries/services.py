"""Published services as records of HSDS."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.services import minimal, service, service_fields
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import Attribute, Service
from knotenpunkt.directory.queries.published_entries import offers_by_key


def services(question: Question, area: Area) -> Listing:
    """The services that were asked for, the oldest entry first."""
    return Listing(found_services(question, area), lambda keys: service_records(keys, question, area))


def service_records(keys: Sequence[uuid.UUID], question: Question, area: Area) -> list[Record]:
    """The services with these keys in their order, flat unless asked for whole, in a constant number of statements."""
    entries = offers_by_key(keys)
    offers = [entries.offers[key] for key in keys if key in entries.offers]
    if question.minimal:
        return [minimal(offer) for offer in offers]
    homes = area.homes(set(entries.centres.values()))
    if not question.full:
        return [service_fields(offer, homes[entries.centres[offer.key]], area.today) for offer in offers]
    names = vocabularies().names
    return [service(offer, homes[entries.centres[offer.key]], names, area.today) for offer in offers]


def found_services(question: Question, area: Area) -> QuerySet[Any]:
    """The keys of the services that fulfil every condition."""
    rows = area.published(Service)
    if question.organization_id:
        rows = rows.filter(Q(organization=question.organization_id) | Q(partners=question.organization_id))
    if question.modified_after:
        rows = rows.filter(changed_at__gte=question.modified_after)
    for bearing in _bearing_terms(question):
        rows = rows.filter(pk__in=bearing)
    for word in question.search.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(description__icontains=word) | Q(organization__name__icontains=word)
        )
    return rows.order_by("pk").distinct().values_list("pk", flat=True)


def _bearing_terms(question: Question) -> Iterator[QuerySet[Any]]:
    """The services that bear the term, and those that bear any term of the taxonomy; a key nobody knows finds none."""
    attributes = Attribute.objects.public().order_by()
    if question.taxonomy_term_id:
        taxonomy, code = vocabularies().term_of(question.taxonomy_term_id) or (None, None)
        yield attributes.filter(term__taxonomy=taxonomy, term__code=code).values("service")
    if question.taxonomy_id:
        taxonomy = vocabularies().taxonomy_of(question.taxonomy_id)
        yield attributes.filter(term__taxonomy=taxonomy).values("service")
