"""What two versions of an entry say differently, in the words of those who keep it."""

from collections.abc import Sequence

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.upkeep.presentation.field_texts import Difference, differences
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of


def record_differences[Record: ServiceRecord | OrganizationRecord](
    pairs: Sequence[tuple[Record, Record]], portal: Portal
) -> list[tuple[Difference, ...]]:
    """The fields that differ in each pair, in a constant number of statements however many pairs there are."""
    around = surroundings_of(portal) if pairs else None
    return [differences(before, after, around) for before, after in pairs] if around else []
