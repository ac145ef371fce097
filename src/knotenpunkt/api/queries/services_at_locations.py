"""Services at the places where they are held, as records of HSDS."""

import uuid
from collections.abc import Sequence

from knotenpunkt.api.domain.places import service_at_location
from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.services import service
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.postal_codes import with_postal_code
from knotenpunkt.api.queries.services import ranks_of, services_that
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import ServiceAtLocation
from knotenpunkt.directory.queries.published_entries import offers_by_key


def services_at_locations(question: Question, area: Area) -> Listing:
    """Those that were asked for, in the order of their keys, of a search in that of their services."""
    services = services_that(question, area).order_by().values("pk")
    rows = area.published(ServiceAtLocation).filter(service__in=services).order_by("pk")
    rows = with_postal_code(rows, question)

    def records(keys: Sequence[uuid.UUID]) -> list[Record]:
        return _records(keys, question, area)

    if not question.search:
        return Listing(rows.values_list("pk", flat=True), records)
    ranks = ranks_of(question.search, area)
    keys = [(ranks.by_key.get(service), key) for key, service in rows.values_list("pk", "service_id")]
    found = sorted((rank, key) for rank, key in keys if rank is not None)
    return Listing([key for _, key in found], records, ranks.is_current)


def _records(keys: Sequence[uuid.UUID], question: Question, area: Area) -> list[Record]:
    """Each with its place; with its whole service if asked for."""
    services = dict(
        area.published(ServiceAtLocation).filter(pk__in=keys).order_by().values_list("pk", "service_id")
    )
    entries = offers_by_key(set(services.values()))
    homes = area.homes(set(entries.centres.values()))
    names = vocabularies().names if question.full else {}
    records = []
    for key in keys:
        offer = entries.offers[services[key]]
        place = next(place for place in offer.places if place.held_at == key)
        record = service_at_location(offer.key, place)
        if question.full:
            whole = service(offer, homes[entries.centres[offer.key]], names, area.today)
            record["service"] = {
                name: value for name, value in whole.items() if name != "service_at_locations"
            }
        records.append(record)
    return records
