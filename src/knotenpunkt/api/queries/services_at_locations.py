"""Services at the places where they are held, as records of HSDS."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from itertools import batched

from knotenpunkt.api.domain.places import service_at_location
from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.services import service
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import KEYS_TOGETHER, Listing
from knotenpunkt.api.queries.postal_codes import with_postal_code
from knotenpunkt.api.queries.services import conditions_of, found_by_words
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import Service, ServiceAtLocation
from knotenpunkt.directory.queries.published_entries import offers_by_key


def services_at_locations(question: Question, area: Area) -> Listing:
    """Those that were asked for, in the order of their keys, of a search in that of their services."""
    rows = with_postal_code(area.published(ServiceAtLocation).order_by("pk"), question)
    if conditions := conditions_of(question):
        services = area.published(Service).filter(*conditions)
        rows = rows.filter(service__in=services.order_by().values("pk"))

    def records(keys: Sequence[uuid.UUID]) -> list[Record]:
        return _records(keys, question, area)

    if not question.search:
        return Listing(rows.values_list("pk", flat=True), records)
    found = found_by_words(question.search, area)
    held: defaultdict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for some in batched(found.keys, KEYS_TOGETHER):
        for owner, key in rows.filter(service__in=some).values_list("service_id", "pk"):
            held[owner].append(key)
    return Listing([key for owner in found.keys for key in held[owner]], records, found.is_current)


def _records(keys: Sequence[uuid.UUID], question: Question, area: Area) -> list[Record]:
    """Each with its place; with its whole service if asked for."""
    services = area.published(ServiceAtLocation).filter(pk__in=keys).order_by()
    entries = offers_by_key(set(services.values_list("service_id", flat=True)))
    homes = area.homes(set(entries.centres.values()))
    names = vocabularies().names if question.full else {}
    held = {place.held_at: (offer, place) for offer in entries.offers.values() for place in offer.places}
    records = []
    for offer, place in (held[key] for key in keys if key in held):
        record = service_at_location(offer.key, place)
        if question.full:
            whole = service(offer, homes[entries.centres[offer.key]], names, area.today)
            record["service"] = {
                name: value for name, value in whole.items() if name != "service_at_locations"
            }
        records.append(record)
    return records
