"""Keeping what somebody is writing, until she saves or throws it away. A draft changes nothing for anybody else."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knotenpunkt.accounts.models import Person
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import draft_of


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose draft it is and of what; without an entry it is of a new one."""

    centre: Centre
    person: Person
    kind: Draft.Kind
    entry: uuid.UUID | None = None


def keep_draft(desk: Desk, typed: Mapping[str, Any], *, based_on: int | None, now: datetime) -> Draft:
    """Keep the fields as they are typed; an older draft of the same entry is replaced. It leaves no trail."""
    draft: Draft
    draft, _created = Draft.objects.within(Scope.of(desk.centre)).update_or_create(
        centre=desk.centre,
        person=desk.person,
        kind=desk.kind,
        entry=desk.entry,
        defaults={"content": dict(typed), "based_on": based_on, "saved_at": now},
    )
    return draft


def discard_draft(desk: Desk) -> None:
    """Forget what was typed."""
    draft = draft_of(desk.centre, desk.person, desk.kind, desk.entry)
    if draft is not None:
        draft.delete()
