"""Everything that lies on the desk of somebody who edits one organization."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import Organization
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import began_from, draft_of
from knotenpunkt.upkeep.queries.entries import entry_at, entry_now
from knotenpunkt.upkeep.queries.entry_rows import other_names
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.shares import organizations_within


@dataclass(frozen=True, slots=True)
class OrganizationDesk:
    """The organization (None: a new one), the record she began from at revision `based_on`, and her unsaved draft."""

    organization: Organization | None
    base: OrganizationRecord
    based_on: int | None
    draft: Draft | None
    around: Surroundings
    taken: tuple[str, ...]

    @property
    def key(self) -> uuid.UUID | None:
        """The key of the organization, where there is one already."""
        return self.organization.pk if self.organization else None


def organization_desk(
    workplace: Workplace, person: Person, slug: str | None, sent: Mapping[str, Any] | None = None
) -> OrganizationDesk:
    """The desk for the organization of that name within reach, as she began it."""
    centre, around = workplace.centre, surroundings_of(workplace.portal)
    if slug is None:
        draft = draft_of(centre, person, Draft.Kind.ORGANIZATION, None)
        taken = tuple(other_names(centre, None))
        return OrganizationDesk(None, OrganizationRecord(name=""), None, draft, around, taken)
    organization = get_object_or_404(organizations_within(centre, workplace.share), slug=slug)
    draft = draft_of(centre, person, Draft.Kind.ORGANIZATION, organization.pk)
    revision, now = entry_now(centre, OrganizationRecord(name=""), organization.pk)
    based_on = began_from(draft, sent)
    base = entry_at(centre, now, organization.pk, None if based_on == revision else based_on)
    taken = tuple(other_names(centre, organization.pk))
    return OrganizationDesk(organization, base, based_on or revision, draft, around, taken)
