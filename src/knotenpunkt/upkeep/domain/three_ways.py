"""Two people changed the same entry: what each of them changed, put together without losing either.

A field here is what a person sees as one: the words of a time and the schedules read from them belong together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord

SERVICE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "provider": ("organization", "partners", "provider_text"),
    "description": ("description",),
    "topics": ("topics",),
    "target_groups": ("target_groups", "target_text"),
    "ages": ("minimum_age", "maximum_age"),
    "languages": ("language_text", "languages"),
    "interpreter_possible": ("interpreter_possible",),
    "levels": ("level_from", "level_to"),
    "place": ("place", "service_areas", "district_wide"),
    "times": ("schedule_text", "schedules"),
    "cost": ("cost_text", "free_of_charge", "amount"),
    "registration": ("registration_text", "registration_required"),
    "phones": ("phones",),
    "email": ("email",),
    "website": ("website",),
    "childcare": ("childcare",),
    "women_only": ("women_only",),
    "source": ("source",),
    "stated_on": ("stated_on",),
    "note": ("note",),
    "review_reason": ("review_reason",),
    "number": ("number",),
    "status": ("status", "status_reason"),
}
ORGANIZATION_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("name",),
    "alternate_names": ("alternate_names",),
    "kind": ("kind",),
    "description": ("description",),
    "place": ("seat",),
    "phones": ("phones",),
    "email": ("email",),
    "website": ("website",),
    "source": ("source",),
    "stated_on": ("stated_on",),
    "note": ("note",),
    "review_reason": ("review_reason",),
    "number": ("number",),
    "status": ("status", "status_reason"),
}


class Side(StrEnum):
    """Whose text a field gets where both changed it."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Together[Record]:
    """Both changes in one record; `conflicts` are the fields that both changed, `taken_over` those only they did."""

    record: Record
    conflicts: tuple[str, ...]
    taken_over: tuple[str, ...]


def fields_of(record: ServiceRecord | OrganizationRecord) -> Mapping[str, tuple[str, ...]]:
    """The fields of a record, each with the parts of it that belong together."""
    return SERVICE_FIELDS if isinstance(record, ServiceRecord) else ORGANIZATION_FIELDS


def changed_fields[Record: ServiceRecord | OrganizationRecord](
    before: Record, after: Record
) -> tuple[str, ...]:
    """The fields that differ, in their order."""
    return tuple(
        name
        for name, parts in fields_of(before).items()
        if any(getattr(before, part) != getattr(after, part) for part in parts)
    )


def put_together[Record: ServiceRecord | OrganizationRecord](
    base: Record, mine: Record, theirs: Record, chosen: Mapping[str, Side] | None = None
) -> Together[Record]:
    """What either side changed of `base`. Where both changed a field, `chosen` decides; until then it is mine."""
    own, foreign = changed_fields(base, mine), changed_fields(base, theirs)
    differing = changed_fields(mine, theirs)
    conflicts = tuple(name for name in own if name in foreign and name in differing)
    taken = [
        name for name in own if name not in conflicts or (chosen or {}).get(name, Side.MINE) is Side.MINE
    ]
    parts: dict[str, Any] = {part: getattr(mine, part) for name in taken for part in fields_of(base)[name]}
    return Together(replace(theirs, **parts), conflicts, tuple(name for name in foreign if name not in own))
