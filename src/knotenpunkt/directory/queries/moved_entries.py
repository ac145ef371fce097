"""Where the address of an entry leads that became part of another one."""

from collections.abc import Container
from typing import Any

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def slug_of_service_now(centre: Centre, slug: str, known: Container[str]) -> str | None:
    """The `known` (public) service into which the one at this address was merged, however often; else None."""
    return _slug_now(Service.objects.within(Scope.of(centre)), slug, known)


def slug_of_organization_now(centre: Centre, slug: str, known: Container[str]) -> str | None:
    """The same for an organization."""
    return _slug_now(Organization.objects.within(Scope.of(centre)), slug, known)


def _slug_now(rows: Any, slug: str, known: Container[str]) -> str | None:
    """Follows the entries one by one until one is public; one that was met before ends the way."""
    met: set[str] = set()
    following = rows.values_list("merged_into__slug", flat=True)
    at: str | None = slug
    while at is not None and at not in met:
        met.add(at)
        at = following.filter(slug=at).first()
        if at is not None and at in known:
            return at
    return None
