"""Published organizations as records of HSDS."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from knotenpunkt.api.domain.names import keys_by_name
from knotenpunkt.api.domain.organizations import organization, organization_fields
from knotenpunkt.api.domain.questions import Question
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.queries.areas import Area
from knotenpunkt.api.queries.listings import Listing
from knotenpunkt.api.queries.services import conditions_of, service_records
from knotenpunkt.api.queries.vocabularies import vocabularies
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.published_entries import organizations_by_key


def organizations(question: Question, area: Area) -> Listing:
    """The organizations that were asked for: the oldest entry first, of a search the best first."""
    return Listing(_found(question, area), lambda keys: organization_records(keys, question, area))


def organization_records(keys: Sequence[uuid.UUID], question: Question, area: Area) -> list[Record]:
    """The organizations with these keys in their order, flat unless asked for whole, with their services."""
    entries = organizations_by_key(keys)
    homes = area.homes(set(entries.centres.values()))
    known = [entries.providers[key] for key in keys if key in entries.providers]
    if not (question.full or question.full_service):
        return [organization_fields(one, homes[entries.centres[one.key]]) for one in known]
    names = vocabularies().names
    offered = _services_of(keys, question, area)
    return [
        organization(one, homes[entries.centres[one.key]], names)
        | ({"services": offered[one.key]} if offered[one.key] else {})
        for one in known
    ]


def _services_of(
    keys: Sequence[uuid.UUID], question: Question, area: Area
) -> defaultdict[uuid.UUID, list[Record]]:
    """What each organization offers: whole if asked for, otherwise key, name and state."""
    rows = area.published(Service).filter(organization__in=keys).order_by("pk")
    offered: defaultdict[uuid.UUID, list[Record]] = defaultdict(list)
    if not question.full_service:
        for key, title, owner in rows.values_list("pk", "title", "organization_id"):
            offered[owner].append({"id": str(key), "name": title, "status": "active"})
        return offered
    owners = dict(rows.values_list("pk", "organization_id"))
    for record in service_records(list(owners), Question(full=True), area):
        owner = owners[uuid.UUID(record["id"])]
        offered[owner].append({name: value for name, value in record.items() if name != "organization"})
    return offered


def _found(question: Question, area: Area) -> QuerySet[Any] | Sequence[Any]:
    rows = area.published(Organization)
    if question.taxonomy_id or question.taxonomy_term_id:
        conditions = Question(taxonomy_id=question.taxonomy_id, taxonomy_term_id=question.taxonomy_term_id)
        offering = area.published(Service).filter(*conditions_of(conditions), organization__isnull=False)
        rows = rows.filter(pk__in=offering.order_by().values("organization"))
    if question.search:
        named = rows.order_by("pk").values_list("pk", "name", "alternate_names")
        return keys_by_name(question.search, {key: (name, *others) for key, name, others in named})
    return rows.order_by("pk").values_list("pk", flat=True)
