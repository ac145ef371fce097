"""What a centre already has that is like an entry somebody is typing: for a warning, before it is saved."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nlargest

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.directory.queries.records import stored_entries
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.alike_pairs import word_keys
from knotenpunkt.upkeep.domain.likeness import (
    HARDLY_ALIKE,
    REVIEW,
    Likeness,
    likeness_of_organizations,
    likeness_of_services,
    organization_traits,
    service_traits,
)
from knotenpunkt.upkeep.domain.likeness_words import Wording, likeness_of_wordings, wording
from knotenpunkt.upkeep.queries.catalogue_traits import (
    district_words,
    traits_of_organizations,
    traits_of_services,
)

_MOST_SHOWN, _MOST_COMPARED = 5, 40


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that may be the same: `provider` says whose a service is.

    Whoever may not see the whole centre is shown only those that are published.
    """

    key: uuid.UUID
    name: str
    provider: str
    is_published: bool
    likeness: Likeness


def similar_services(
    centre: Centre, record: ServiceRecord, *, without: uuid.UUID | None
) -> tuple[Similar, ...]:
    """Up to five services of the centre like the one that is typed, the most alike first; `without` is that one itself.

    What is archived does not count.
    """
    titles = Service.objects.within(Scope.of(centre)).exclude(status=Status.ARCHIVED)
    typed = service_traits(record, district_words(centre))
    found = _alike_by_name(titles.values_list("pk", "title"), (typed.title,), without)
    stored = stored_entries(centre, services=found).services
    known = traits_of_services(centre, stored)
    return _most_alike(
        Similar(
            key,
            other.title,
            other.organization or other.provider_text,
            other.status is Status.PUBLISHED,
            likeness_of_services(typed, known[key]),
        )
        for key, other in stored.items()
    )


def similar_organizations(
    centre: Centre, record: OrganizationRecord, *, without: uuid.UUID | None
) -> tuple[Similar, ...]:
    """Up to five organizations of the centre like the one that is typed, by any of their names."""
    rows = Organization.objects.within(Scope.of(centre)).exclude(status=Status.ARCHIVED)
    names = (
        (key, name)
        for key, own, alternate in rows.values_list("pk", "name", "alternate_names")
        for name in (own, *alternate)
    )
    typed = organization_traits(record, district_words(centre))
    found = _alike_by_name(names, typed.names, without)
    stored = stored_entries(centre, organizations=found).organizations
    known = traits_of_organizations(centre, stored)
    return _most_alike(
        Similar(
            key,
            other.name,
            "",
            other.status is Status.PUBLISHED,
            likeness_of_organizations(typed, known[key]),
        )
        for key, other in stored.items()
    )


def _most_alike(compared: Iterable[Similar]) -> tuple[Similar, ...]:
    alike = [similar for similar in compared if similar.likeness.value >= REVIEW]
    return tuple(sorted(alike, key=lambda one: (-one.likeness.value, one.name, one.key))[:_MOST_SHOWN])


def _alike_by_name(
    names: Iterable[tuple[uuid.UUID, str]], typed: Collection[Wording], without: uuid.UUID | None
) -> list[uuid.UUID]:
    """The entries whose name is most like the one that is typed: only these are read and compared in full."""
    wanted = {word for name in typed for word in word_keys(name)}
    places = next(iter(typed)).places
    found: dict[uuid.UUID, float] = {}
    for key, written in names:
        name = wording(written, places)
        if key != without and not wanted.isdisjoint(word_keys(name)):
            likeness = max(likeness_of_wordings(one, name) for one in typed)
            found[key] = max(likeness, found.get(key, 0))
    alike = [key for key, likeness in found.items() if likeness >= HARDLY_ALIKE]
    return nlargest(_MOST_COMPARED, alike, key=lambda key: (found[key], key))
