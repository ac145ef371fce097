"""The keys of the entries that somebody selected in a list; of so many at once at most."""

import uuid
from collections.abc import Collection
from typing import Any

from knotenpunkt.shared.tenancy import TenantQuerySet

MOST_AT_ONCE = 5_000


def selected_keys(
    ticked: Collection[uuid.UUID] | None, found: TenantQuerySet[Any], within_reach: TenantQuerySet[Any]
) -> list[uuid.UUID]:
    """The keys within reach of what was `ticked`; None: of all that the filter has `found`."""
    rows = found if ticked is None else within_reach.filter(pk__in=ticked)
    return list(rows.order_by("pk").values_list("pk", flat=True)[:MOST_AT_ONCE])
