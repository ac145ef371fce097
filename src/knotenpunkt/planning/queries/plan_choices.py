"""What can be chosen in the form of a focus area, in the reader's language: words, places, organizations, offers."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knotenpunkt.directory.models import Organization, Service, TaxonomyTerm
from knotenpunkt.regions.models import Municipality
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.shared.tenancy import Scope

type Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """Words by code, municipalities by AGS; organizations and offers by the name under which they are chosen."""

    themes: Choices
    target_groups: Choices
    municipalities: Choices
    organizations: Mapping[str, uuid.UUID]
    services: Mapping[str, uuid.UUID]


def plan_choices(portal: Portal) -> PlanChoices:
    """Everything that can be chosen in this centre, in four SQL statements."""
    scope, language = Scope.of(portal.centre), portal.language.code
    terms: dict[str, list[tuple[str, str]]] = {"topic": [], "target_group": []}
    rows = TaxonomyTerm.objects.filter(taxonomy__in=terms).order_by("position", "code")
    for taxonomy, code, labels in rows.values_list("taxonomy_id", "code", "labels"):
        terms[taxonomy].append((code, labels.get(language) or labels.get("de") or code))
    places = Municipality.objects.filter(served_by__centre=portal.centre).order_by("name")
    organizations = Organization.objects.within(scope).exclude(status="archived").order_by("name")
    services = Service.objects.within(scope).exclude(status="archived").order_by("title", "slug")
    return PlanChoices(
        tuple(terms["topic"]),
        tuple(terms["target_group"]),
        tuple(places.values_list("ags", "name")),
        {name: key for key, name in organizations.values_list("pk", "name")},
        _told_apart(services.values_list("pk", "title", "slug")),
    )


def _told_apart(services: Iterable[tuple[uuid.UUID, str, str]]) -> dict[str, uuid.UUID]:
    """Titles that several offers share are followed by the offer's short name."""
    rows = list(services)
    number = Counter(title for _, title, _ in rows)
    return {(title if number[title] == 1 else f"{title} ({slug})"): key for key, title, slug in rows}
