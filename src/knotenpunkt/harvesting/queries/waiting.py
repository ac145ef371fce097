"""What waits for a person: entries that were changed on both sides, or are gone on the other."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from knotenpunkt.directory.domain.plain_records import record_from
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.queries.records import StoredCatalogue, stored_entries
from knotenpunkt.harvesting.domain.incoming import EntryKind, name_of
from knotenpunkt.harvesting.domain.merging import merged
from knotenpunkt.harvesting.models import TakenUp
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

_RECORDS: Mapping[str, type[Any]] = {
    EntryKind.ORGANIZATION: OrganizationRecord,
    EntryKind.SERVICE: ServiceRecord,
}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An entry of which both sides know something different; `theirs` is None where it is gone there."""

    taken_up: TakenUp
    before: Any
    ours: Any
    theirs: Any | None
    differences: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called here."""
        return name_of(self.ours)


def waiting(centre: Centre) -> QuerySet[TakenUp]:
    """Everything of the centre that waits for a decision, in the order of sources."""
    rows = TakenUp.objects.within(Scope.of(centre)).exclude(question=TakenUp.Question.NONE)
    return rows.select_related("source__centre").order_by("source__title", "kind", "foreign_id")


def waiting_of(centre: Centre, key: uuid.UUID) -> TakenUp:
    """The one with this key; 404 where it waits no more, or in another centre."""
    found: TakenUp = get_object_or_404(waiting(centre), pk=key)
    return found


def open_questions(centre: Centre, rows: Sequence[TakenUp]) -> list[OpenQuestion]:
    """What each of some rows of the centre asks, in a constant number of statements; what is gone here asks nothing."""
    stored = stored_entries(
        centre,
        services=[row.entry for row in rows if row.kind == EntryKind.SERVICE],
        organizations=[row.entry for row in rows if row.kind == EntryKind.ORGANIZATION],
    )
    return [question for row in rows if (question := _question(row, stored))]


def open_question(taken_up: TakenUp) -> OpenQuestion | None:
    """What this one asks; None where nothing is asked any more."""
    if taken_up.question == TakenUp.Question.NONE:
        return None
    return next(iter(open_questions(taken_up.source.centre, [taken_up])), None)


def _question(row: TakenUp, stored: StoredCatalogue) -> OpenQuestion | None:
    entries: Mapping[uuid.UUID, Any] = (
        stored.services if row.kind == EntryKind.SERVICE else stored.organizations
    )
    ours = entries.get(row.entry)
    if ours is None:
        return None
    before = record_from(_RECORDS[row.kind], row.record)
    if row.theirs is None:
        return OpenQuestion(row, before, ours, None)
    theirs = record_from(_RECORDS[row.kind], row.theirs)
    return OpenQuestion(row, before, ours, theirs, merged(before, ours, theirs).differences)
