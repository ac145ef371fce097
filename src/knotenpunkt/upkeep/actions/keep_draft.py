"""Keeping what somebody is writing, until she saves or throws it away. A draft changes nothing for anybody else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import Drawer, draft_of


def keep_draft(drawer: Drawer, typed: Mapping[str, Any], *, based_on: int | None, now: datetime) -> Draft:
    """Keep the fields as they are typed; an older draft of the same entry is replaced. It leaves no trail."""
    draft: Draft
    draft, _created = Draft.objects.within(Scope.of(drawer.centre)).update_or_create(
        centre=drawer.centre,
        person=drawer.person,
        kind=drawer.kind,
        entry=drawer.entry,
        defaults={"content": dict(typed), "based_on": based_on, "saved_at": now},
    )
    return draft


def keep_typed(
    drawer: Drawer, typed: Mapping[str, Any] | None, *, based_on: int | None, now: datetime
) -> bool:
    """Whether there was anything to keep; where nothing new is typed (None) there is no draft any more."""
    if typed is None:
        discard_draft(drawer)
        return False
    keep_draft(drawer, typed, based_on=based_on, now=now)
    return True


def discard_draft(drawer: Drawer) -> None:
    """Forget what was typed."""
    draft = draft_of(drawer.centre, drawer.person, drawer.kind, drawer.entry)
    if draft is not None:
        draft.delete()
