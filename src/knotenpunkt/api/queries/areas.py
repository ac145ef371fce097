"""Whose records are asked for: those of one centre, or of all centres of the instance."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from knotenpunkt.api.domain.home import Home
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.tenancy import Scope, TenantOwned
from knotenpunkt.shared.web.addresses import screen_address

LANGUAGE = "de"
_ANY_SLUG = "0-any-slug-0"


@dataclass(frozen=True, slots=True)
class Area:
    """A centre (None: all), the address of the instance without a slash at its end, and the day."""

    centre: Centre | None
    address: str
    today: date

    def published(self, model: type[TenantOwned]) -> QuerySet[Any]:
        """The published rows of a model."""
        rows = model.objects.public()
        return rows if self.centre is None else rows.within(Scope.of(self.centre))

    def homes(self, centres: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Home]:
        """What records of these centres say about where they are at home."""
        names: dict[uuid.UUID, dict[str, str]] = {key: {} for key in centres}
        served = Municipality.objects.filter(served_by__centre__in=centres).order_by("ags")
        for centre, ags, name in served.values_list("served_by__centre_id", "ags", "name"):
            names[centre][ags] = name
        return {
            centre.pk: Home(
                centre.key,
                centre.territory,
                names[centre.pk],
                self._pages("service_detail", centre.slug),
                self._pages("organization_detail", centre.slug),
            )
            for centre in Centre.objects.filter(pk__in=centres)
        }

    def _pages(self, screen: str, centre: str) -> Callable[[str], str]:
        """What makes the addresses of a screen from slugs; there are many, so the rest is worked out once."""
        place = {"language": LANGUAGE, "centre": centre, "slug": _ANY_SLUG}
        before, after = screen_address(screen, place).split(_ANY_SLUG)
        return lambda slug: f"{self.address}{before}{slug}{after}"
