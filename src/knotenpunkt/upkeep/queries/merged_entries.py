"""Which entries became part of another: for its history, and to take a merge back."""

import uuid
from datetime import datetime

from django.shortcuts import get_object_or_404

from knotenpunkt.directory.models import EntryKind, Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import EntryMerge
from knotenpunkt.upkeep.models.entry_merge import SEPARABLE_FOR


def merged_from(centre: Centre, kind: EntryKind, key: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """The entries that became part of this one, also by way of others: their history is its own too."""
    model = Service if kind == EntryKind.SERVICE else Organization
    rows = model.objects.within(Scope.of(centre)).order_by("pk")
    found: list[uuid.UUID] = []
    asked = {key}
    while asked:
        parts = rows.filter(merged_into__in=asked).exclude(pk__in=[key, *found])
        asked = set(parts.values_list("pk", flat=True))
        found += sorted(asked)
    return tuple(found)


def separable_merges(centre: Centre, now: datetime) -> TenantQuerySet[EntryMerge]:
    """The merges that can still be taken back, the latest first."""
    merges = EntryMerge.objects.within(Scope.of(centre)).order_by("-merged_at", "pk")
    return merges.filter(separated_at__isnull=True, merged_at__gte=now - SEPARABLE_FOR)


def merge_by_key(centre: Centre, key: uuid.UUID) -> EntryMerge:
    """One merge of the centre, or a page that does not exist."""
    found: EntryMerge = get_object_or_404(EntryMerge.objects.within(Scope.of(centre)), pk=key)
    return found
