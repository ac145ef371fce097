"""Two entries side by side, field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knotenpunkt.upkeep.domain.joining import UNITED, Side, chosen_fields, proposed_sides
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.three_ways import changed_fields, fields_of
from knotenpunkt.upkeep.presentation.field_names import field_names
from knotenpunkt.upkeep.presentation.field_texts import field_texts
from knotenpunkt.upkeep.queries.duplicates import Twin, Twins, proposed_to_keep

FIRST, SECOND = "first", "second"


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field of both: what it is called, what each says, and what becomes of it.

    `is_chosen`: one of the two texts stays, `proposed` is whose; `is_united`: both stay.
    """

    name: str
    label: str
    first: str
    second: str
    is_same: bool
    is_chosen: bool
    is_united: bool
    proposed: str


def compared(twins: Twins, around: Surroundings) -> tuple[ComparedField, ...]:
    """The fields of which at least one entry says something, those that differ first."""
    rows = list(_rows(twins, around))
    return tuple(sorted(rows, key=lambda row: row.is_same))


def side_of(twin: Twin, twins: Twins) -> str:
    """Which of the two an entry is."""
    return FIRST if twin.key == twins.first.key else SECOND


def _rows(twins: Twins, around: Surroundings) -> Iterator[ComparedField]:
    labels = field_names()
    first, second = (field_texts(twin.record, around) for twin in (twins.first, twins.second))
    differing = _differing(twins)
    proposed = proposals(twins)
    for name in fields_of(twins.first.record):
        if first[name] or second[name]:
            yield ComparedField(
                name,
                labels[name],
                first[name],
                second[name],
                is_same=name not in differing,
                is_chosen=name in proposed and name in differing,
                is_united=name in UNITED,
                proposed=proposed.get(name, FIRST),
            )


def _differing(twins: Twins) -> frozenset[str]:
    """Fields that differ; numbers of the workbook always do, and nobody chooses among them."""
    return frozenset(changed_fields(twins.first.record, twins.second.record))


def proposals(twins: Twins) -> Mapping[str, str]:
    """For each field that somebody chooses: whose text is proposed."""
    kept = proposed_to_keep(twins)
    other = twins.second if kept is twins.first else twins.first
    sides = proposed_sides(kept.record, other.record)
    return {
        name: side_of(kept if sides[name] is Side.KEPT else other, twins)
        for name in chosen_fields(kept.record)
    }
