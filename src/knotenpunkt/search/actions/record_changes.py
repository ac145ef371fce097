"""Writing down which documents changed, so that every index follows."""

from collections.abc import Iterable

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.models import SearchChange


def record_changes(centre: Centre, keys: Iterable[str], *, number: int) -> None:
    """Record in the caller's transaction that documents of a centre changed, came or went.

    `number` is what `count_change` returned in the same transaction. Counting locks the centre's revision until the
    transaction ends, so numbers become visible in their order: whoever sees one sees the changes of all below it.
    """
    SearchChange.objects.bulk_create(
        [SearchChange(key=key, centre=centre, number=number) for key in sorted(set(keys))],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["centre", "number"],
    )
