"""Bringing a suggestion together with what the entry has become since: field by field, nothing overwritten unseen."""

from dataclasses import dataclass, fields, replace
from typing import Any

from knotenpunkt.directory.domain.records import ServiceRecord

# What only the centre decides or reads: no suggestion changes it.
OF_THE_CENTRE = frozenset(
    {
        "number",
        "organization",
        "provider_text",
        "status",
        "status_reason",
        "review_reason",
        "note",
        "source",
        "stated_on",
    }
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a suggestion makes of one field: what it began from, what is there today, what it wants.

    `is_conflict`: the field has become something else meanwhile, and neither what it was nor what is wanted.
    """

    name: str
    base: Any
    today: Any
    wanted: Any

    @property
    def is_conflict(self) -> bool:
        return self.today not in (self.base, self.wanted)


@dataclass(frozen=True, slots=True)
class Merge:
    """Today's record with everything wanted in it, and the fields that differ from today's."""

    record: ServiceRecord
    changes: tuple[FieldChange, ...]

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """The fields on which somebody has to decide."""
        return tuple(change for change in self.changes if change.is_conflict)


def merge(base: ServiceRecord, wanted: ServiceRecord, today: ServiceRecord) -> Merge:
    """Put what `wanted` changed of `base` into `today`; what somebody else changed of it stays."""
    every = (
        FieldChange(field.name, *(getattr(record, field.name) for record in (base, today, wanted)))
        for field in fields(ServiceRecord)
        if field.name not in OF_THE_CENTRE
    )
    changes = tuple(change for change in every if change.wanted not in (change.base, change.today))
    return Merge(replace(today, **{change.name: change.wanted for change in changes}), changes)
