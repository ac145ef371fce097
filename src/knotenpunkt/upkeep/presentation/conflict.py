"""Two texts of the same fields side by side, with what was there before them."""

from dataclasses import dataclass

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.upkeep.actions.save_edit import BothChanged
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.presentation.field_names import field_names
from knotenpunkt.upkeep.presentation.field_texts import field_texts


@dataclass(frozen=True, slots=True)
class ChoiceOfTexts:
    """One field that both changed: what it said before, what each of them wrote."""

    name: str
    label: str
    before: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What has to be chosen, having `seen` this revision, and which fields only the other changed."""

    seen: int
    choices: tuple[ChoiceOfTexts, ...]
    taken_over: tuple[str, ...]


def conflict_of[Record: ServiceRecord | OrganizationRecord](
    base: Record, mine: Record, both: BothChanged, around: Surroundings
) -> Conflict:
    """The texts of the fields that both changed."""
    labels = field_names()
    before, own, other = (field_texts(record, around) for record in (base, mine, both.theirs))
    return Conflict(
        both.revision,
        tuple(
            ChoiceOfTexts(name, labels[name], before[name], own[name], other[name])
            for name in both.together.conflicts
        ),
        tuple(labels[name] for name in both.together.taken_over),
    )
