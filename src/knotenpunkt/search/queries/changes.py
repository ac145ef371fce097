"""What the index follows: how often data changed, and which documents did since. It sees all centres by its nature."""

from collections.abc import Mapping

from knotenpunkt.regions.models import CentreRevision
from knotenpunkt.search.index.state import Versions
from knotenpunkt.search.models import SearchChange


def current_versions() -> Versions:
    """How often the data of the instance and of each centre changed, in one statement."""
    numbers = CentreRevision.objects.values_list("centre_id", "number")
    instance, centres = 0, dict[str, int]()
    for centre, number in numbers:
        if centre is None:
            instance += number
        else:
            centres[centre.hex] = number
    return Versions(instance, centres)


def keys_changed_since(numbers: Mapping[str, int]) -> list[str]:
    """The keys of documents that changed after the given number of their centre; of other centres none."""
    return [key for centre, number in numbers.items() for key in _changed_in(centre, number)]


def _changed_in(centre: str, number: int) -> list[str]:
    changes = SearchChange.objects.unscoped(reason="the index holds the documents of all centres")
    return list(
        changes.filter(centre=centre, number__gt=number)
        .order_by("number", "key")
        .values_list("key", flat=True)
    )
