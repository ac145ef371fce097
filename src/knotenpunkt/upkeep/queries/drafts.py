"""What somebody was writing and has not saved."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.entries import entry_at, entry_now


@dataclass(frozen=True, slots=True)
class Drawer:
    """Where a draft lies: whose it is and of what; without an entry it is of a new one."""

    centre: Centre
    person: Person
    kind: Draft.Kind
    entry: uuid.UUID | None = None


def drafts_of(centre: Centre, person: Person) -> TenantQuerySet[Draft]:
    """Her drafts in the centre, the latest first."""
    return Draft.objects.within(Scope.of(centre)).filter(person=person).order_by("-saved_at", "pk")


def draft_of(centre: Centre, person: Person, kind: Draft.Kind, entry: uuid.UUID | None) -> Draft | None:
    """Her draft of one entry, or of a new one."""
    return drafts_of(centre, person).filter(kind=kind, entry=entry).first()


@dataclass(frozen=True, slots=True)
class Begun[Record]:
    """What somebody began with: the record at revision `based_on`, and her unsaved draft."""

    base: Record
    based_on: int | None
    draft: Draft | None


def begun[Record: ServiceRecord | OrganizationRecord](
    drawer: Drawer, like: Record, sent: Mapping[str, Any] | None
) -> Begun[Record]:
    """What she begins with: a record of the kind of `like`, and that itself for a new entry."""
    draft = draft_of(drawer.centre, drawer.person, drawer.kind, drawer.entry)
    if drawer.entry is None:
        return Begun(like, None, draft)
    revision, now = entry_now(drawer.centre, like, drawer.entry)
    based_on = _began_from(draft, sent)
    base = entry_at(drawer.centre, now, drawer.entry, None if based_on == revision else based_on)
    return Begun(base, based_on or revision, draft)


def _began_from(draft: Draft | None, sent: Mapping[str, Any] | None) -> int | None:
    """The revision that the form names, else her draft."""
    if sent is None:
        return draft.based_on if draft else None
    written = str(sent.get("based_on", ""))
    return int(written) if written.isdecimal() and len(written) < 10 else None
