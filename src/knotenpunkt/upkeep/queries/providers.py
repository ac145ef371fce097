"""Who answers for services, and where they are asked. For the centre's own eyes only."""

import uuid
from collections import defaultdict
from collections.abc import Collection

from knotenpunkt.directory.models import Service, ServicePartner
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.provider import Asked, facts_in_one_line

_COLUMNS = (
    "pk",
    "title",
    "slug",
    "schedule_text",
    "at_locations__location__address__city",
    "at_locations__location__is_confidential",
    "cost_option__description",
    "organization__name",
    "provider_text",
    "contact__email",
    "organization__contact__email",
    "organization",
    "organization__is_trusted",
)


def asked_services(centre: Centre, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, Asked]:
    """These services of the centre, whatever their state, by title; keys of other centres find nothing."""
    scope = Scope.of(centre)
    partners = defaultdict(set)
    for service, organization in (
        ServicePartner.objects.within(scope)
        .filter(service__in=keys)
        .values_list("service_id", "organization_id")
    ):
        partners[service].add(organization)
    rows = Service.objects.within(scope).filter(pk__in=keys).order_by("title", "pk")
    found: dict[uuid.UUID, Asked] = {}
    for row in rows.values(*_COLUMNS):
        key = row["pk"]
        if key not in found:  # a service at two places is one service
            found[key] = _asked(row, frozenset(partners[key]))
    return found


def _asked(row: dict[str, object], partners: frozenset[uuid.UUID]) -> Asked:
    words = {name: str(value or "") for name, value in row.items()}
    is_protected = row["at_locations__location__is_confidential"]
    return Asked(
        key=row["pk"],  # type: ignore[arg-type]
        title=words["title"],
        slug=words["slug"],
        facts=facts_in_one_line(
            words["schedule_text"],
            "" if is_protected else words["at_locations__location__address__city"],
            words["cost_option__description"],
        ),
        provider=words["organization__name"] or words["provider_text"],
        address=(words["contact__email"] or words["organization__contact__email"]).strip().lower(),
        organization=row["organization"],  # type: ignore[arg-type]
        partners=partners,
        is_trusted=bool(row["organization__is_trusted"]),
    )
