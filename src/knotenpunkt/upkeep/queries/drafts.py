"""What somebody was writing and has not saved."""

import uuid

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
