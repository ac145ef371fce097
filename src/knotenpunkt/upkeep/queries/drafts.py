"""What somebody was writing and has not saved."""

import uuid
from collections.abc import Mapping
from typing import Any

from knotenpunkt.accounts.models import Person
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet
from knotenpunkt.upkeep.models import Draft


def drafts_of(centre: Centre, person: Person) -> TenantQuerySet[Draft]:
    """Her drafts in the centre, the latest first."""
    return Draft.objects.within(Scope.of(centre)).filter(person=person).order_by("-saved_at", "pk")


def draft_of(centre: Centre, person: Person, kind: Draft.Kind, entry: uuid.UUID | None) -> Draft | None:
    """Her draft of one entry, or of a new one."""
    return drafts_of(centre, person).filter(kind=kind, entry=entry).first()


def began_from(draft: Draft | None, sent: Mapping[str, Any] | None) -> int | None:
    """The revision at which she began: what the form says, else her draft."""
    if sent is None:
        return draft.based_on if draft else None
    written = str(sent.get("based_on", ""))
    return int(written) if written.isdecimal() and len(written) < 10 else None
