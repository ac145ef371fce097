"""Saving what somebody wrote in a form, on top of what others wrote meanwhile: nobody's work is lost."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from knotenpunkt.access.policy import Actor
from knotenpunkt.directory.actions.save_catalogue import (
    CatalogueChanges,
    Change,
    ChangedMeanwhile,
    save_catalogue,
)
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.regions.models import Centre
from knotenpunkt.upkeep.domain.three_ways import Side, Together, put_together
from knotenpunkt.upkeep.queries.entries import entry_now

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Edit[Record]:
    """An entry as somebody made it, the state she began from, and her choices once she saw the other's at `seen`.

    Without a key it is a new one.
    """

    key: uuid.UUID | None
    base: Record
    mine: Record
    chosen: Mapping[str, Side] = field(default_factory=dict)
    seen: int | None = None


def in_state[Record: ServiceRecord | OrganizationRecord](record: Record, status: Status) -> Record:
    """The record in this state; why it was in another is of no interest any more."""
    return record if record.status is status else replace(record, status=status, status_reason="")


class BothChanged(Exception):
    """Somebody else changed the same fields meanwhile: whoever saves has to choose. Nothing was written."""

    def __init__(
        self,
        together: Together[Any],
        theirs: ServiceRecord | OrganizationRecord,
        revision: int,
    ) -> None:
        super().__init__(", ".join(together.conflicts))
        self.together, self.theirs, self.revision = together, theirs, revision


def save_edited[Record: ServiceRecord | OrganizationRecord](
    centre: Centre, edit: Edit[Record], *, actor: Actor, now: datetime
) -> uuid.UUID:
    """Write the entry, with what others changed meanwhile; gives its key.

    Raises BothChanged where one text has to be chosen, and AccessRefused.
    """
    if edit.key is None:
        saved = save_catalogue(centre, changes_of(None, edit.mine), actor=actor, now=now)
        return (*saved.services, *saved.organizations)[0]
    _put_on_top(centre, edit.key, edit, actor=actor, now=now)
    return edit.key


def _put_on_top[Record: ServiceRecord | OrganizationRecord](
    centre: Centre, key: uuid.UUID, edit: Edit[Record], *, actor: Actor, now: datetime
) -> None:
    for _attempt in range(_ATTEMPTS):
        revision, theirs = entry_now(centre, edit.base, key)
        together = put_together(edit.base, edit.mine, theirs, edit.chosen)
        if together.conflicts and not (
            edit.seen == revision and edit.chosen.keys() >= set(together.conflicts)
        ):
            raise BothChanged(together, theirs, revision)
        if together.record == theirs:
            return
        try:
            save_catalogue(centre, changes_of(key, together.record, revision), actor=actor, now=now)
        except ChangedMeanwhile:
            continue
        return
    raise ChangedMeanwhile([key])


def changes_of(
    key: uuid.UUID | None, record: ServiceRecord | OrganizationRecord, based_on: int | None = None
) -> CatalogueChanges:
    """The change of one entry, whichever kind it is of."""
    if isinstance(record, ServiceRecord):
        return CatalogueChanges(services=[Change(key, record, based_on)])
    return CatalogueChanges(organizations=[Change(key, record, based_on)])
