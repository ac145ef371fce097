"""One entry, three versions: as it was taken up, as it is here, as it comes. What belongs together stays together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from knotenpunkt.harvesting.domain.incoming import AnyRecord

# What the centre keeps for itself; no other side has a say in it.
OUR_OWN = frozenset(("number", "note", "review_reason", "status_reason"))

_TOGETHER = (
    ("schedule_text", "schedules"),
    ("cost_text", "free_of_charge", "amount"),
    ("registration_text", "registration_required"),
    ("language_text", "languages"),
    ("target_text", "target_groups", "minimum_age", "maximum_age"),
    ("level_from", "level_to"),
    ("organization", "partners", "provider_text"),
    ("service_areas", "district_wide"),
    ("source", "stated_on"),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that was changed on both sides, and not to the same."""

    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged[Record: AnyRecord]:
    """`record` is as the entry shall be here; `remembered` is what of theirs has now been taken up or was the same.

    Where `differences` are, `record` keeps ours and `remembered` what it was: the question stays until it is decided.
    """

    record: Record
    remembered: Record
    differences: tuple[Difference, ...] = ()


def merged[Record: AnyRecord](before: Record, ours: Record, theirs: Record) -> Merged[Record]:
    """Take over what was changed there and not here; keep what was changed here; ask where both did."""
    taken: dict[str, Any] = {}
    open_fields: dict[str, Any] = {}
    differences: list[Difference] = []
    for facts in _facts(ours):
        was, is_here, comes = (_values(record, facts) for record in (before, ours, theirs))
        if comes in (was, is_here):
            continue
        if is_here == was:
            taken.update(comes)
            continue
        open_fields.update(was)
        differences += [
            Difference(name, is_here[name], comes[name]) for name in facts if is_here[name] != comes[name]
        ]
    return Merged(replace(ours, **taken), replace(theirs, **open_fields), tuple(differences))


def with_theirs[Record: AnyRecord](ours: Record, theirs: Record, differences: Sequence[Difference]) -> Record:
    """The entry with their side of every difference, and of what belongs together with it."""
    names = {one.field for one in differences}
    facts = [facts for facts in _facts(ours) if names & set(facts)]
    return replace(ours, **{name: getattr(theirs, name) for group in facts for name in group})


def is_untouched(before: AnyRecord, ours: AnyRecord) -> bool:
    """Whether nothing of an entry was changed here since it was taken up, but what the centre keeps for itself."""
    return all(_values(before, facts) == _values(ours, facts) for facts in _facts(ours))


def _facts(record: AnyRecord) -> Iterator[tuple[str, ...]]:
    """The names of its fields, those of one fact together."""
    names = [field.name for field in fields(record) if field.name not in OUR_OWN]
    grouped = {name: tuple(one for one in group if one in names) for group in _TOGETHER for name in group}
    return iter(dict.fromkeys(grouped.get(name, (name,)) for name in names))


def _values(record: AnyRecord, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}
