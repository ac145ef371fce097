"""Bringing a suggestion together with what the entry has become since: field by field, nothing overwritten unseen."""

from dataclasses import dataclass, replace

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.domain.three_ways import put_together

# What only the centre decides or reads: no suggestion changes it.
OF_THE_CENTRE = (
    "number",
    "organization",
    "provider_text",
    "status",
    "status_reason",
    "review_reason",
    "note",
    "source",
    "stated_on",
)


@dataclass(frozen=True, slots=True)
class Merge[Record: ServiceRecord | OrganizationRecord]:
    """Today's record with everything wanted in it; `conflicts` are the fields that became something else meanwhile."""

    today: Record
    record: Record
    conflicts: tuple[str, ...] = ()


def merge[Record: ServiceRecord | OrganizationRecord](
    base: Record, wanted: Record, today: Record
) -> Merge[Record]:
    """Put what `wanted` changed of `base` into `today`; what somebody else changed of it stays."""
    kept = {name: getattr(base, name) for name in OF_THE_CENTRE if hasattr(base, name)}
    allowed = replace(wanted, **kept)
    together = put_together(base, allowed, today)
    return Merge(today, together.record, together.conflicts)
