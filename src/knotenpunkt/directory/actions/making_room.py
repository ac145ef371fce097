"""Numbers and names that move from one entry to another: each is unique at every moment, so they are freed first."""

import uuid
from collections.abc import Mapping

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

_TOGETHER = 500


def make_room(
    centre: Centre,
    *,
    services: Mapping[uuid.UUID, int | None],
    organizations: Mapping[uuid.UUID, tuple[int | None, str]],
) -> None:
    """Free what entries are about to give up, in the caller's transaction; given are their new numbers (and names)."""
    scope = Scope.of(centre)
    numbers = {key: number for key, (number, _) in organizations.items()}
    for model, wanted in ((Organization, numbers), (Service, dict(services))):
        keys = list(wanted)
        for start in range(0, len(keys), _TOGETHER):
            rows = model.objects.within(scope).filter(pk__in=keys[start : start + _TOGETHER])
            stored = rows.filter(number__isnull=False).order_by().values_list("pk", "number")
            moving = [key for key, number in stored if wanted[key] != number]
            rows.filter(pk__in=moving).update(number=None)
    _free_names(scope, {key: name for key, (_, name) in organizations.items()})


def _free_names(scope: Scope, names: Mapping[uuid.UUID, str]) -> None:
    keys = list(names)
    for start in range(0, len(keys), _TOGETHER):
        rows = Organization.objects.within(scope).filter(pk__in=keys[start : start + _TOGETHER])
        renamed = [organization for organization in rows if organization.name != names[organization.pk]]
        for organization in renamed:
            organization.name = str(organization.pk)
        Organization.objects.within(scope).bulk_update(renamed, ["name"])
