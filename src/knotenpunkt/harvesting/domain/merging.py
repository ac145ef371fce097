"""One entry, three versions: as it was taken up, as it is here, as it comes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from knotenpunkt.harvesting.domain.incoming import AnyRecord
from knotenpunkt.upkeep.domain.three_ways import changed_fields, fields_of, put_together

# What the centre keeps for itself; no other side has a say in it.
OUR_OWN = frozenset(("number", "note", "review_reason"))


@dataclass(frozen=True, slots=True)
class Merged[Record: AnyRecord]:
    """`record` is as the entry shall be here; `remembered` is what of theirs has now been taken up or was the same.

    `differences` are the fields that both sides changed: `record` keeps ours there, and `remembered` what it was, so
    that the question stays until it is decided.
    """

    record: Record
    remembered: Record
    differences: tuple[str, ...] = ()


def merged[Record: AnyRecord](before: Record, ours: Record, theirs: Record) -> Merged[Record]:
    """Take over what was changed there and not here; keep what was changed here; ask where both did."""
    was, comes = (replace(record, **_parts(ours, OUR_OWN)) for record in (before, theirs))
    together = put_together(was, ours, comes)
    remembered = replace(comes, **_parts(was, together.conflicts))
    return Merged(together.record, remembered, together.conflicts)


def with_theirs[Record: AnyRecord](ours: Record, theirs: Record, differences: Iterable[str]) -> Record:
    """The entry with their side of these fields."""
    return replace(ours, **_parts(theirs, differences))


def is_untouched[Record: AnyRecord](before: Record, ours: Record) -> bool:
    """Whether nothing of an entry was changed here since it was taken up, but what the centre keeps for itself."""
    return not set(changed_fields(before, ours)) - OUR_OWN


def _parts(record: AnyRecord, names: Iterable[str]) -> dict[str, Any]:
    fields = fields_of(record)
    return {part: getattr(record, part) for name in names for part in fields[name]}
