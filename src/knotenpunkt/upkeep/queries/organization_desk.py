"""Everything that lies on the desk of somebody who edits one organization."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.records import OrganizationRecord
from knotenpunkt.directory.models import Organization
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.domain.written_organization import ORGANIZATION_FORM, OWN_FIELDS
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import Begun, Drawer, begun
from knotenpunkt.upkeep.queries.entry_rows import other_names
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.shares import organizations_within


@dataclass(frozen=True, slots=True)
class OrganizationDesk:
    """The organization (None: a new one), where her draft lies, what she began with, and the names of all others.

    Who may not edit the catalogue suggests, with fewer fields.
    """

    organization: Organization | None
    drawer: Drawer
    begun: Begun[OrganizationRecord]
    around: Surroundings
    taken: tuple[str, ...]
    edits: bool

    @property
    def key(self) -> uuid.UUID | None:
        """The key of the organization, where there is one already."""
        return self.drawer.entry

    @property
    def fields(self) -> frozenset[str]:
        """What she may change."""
        return ORGANIZATION_FORM if self.edits else OWN_FIELDS


def organization_desk(
    workplace: Workplace, person: Person, slug: str | None, sent: Mapping[str, Any] | None = None
) -> OrganizationDesk:
    """The desk for the organization of that name within reach, as she began it."""
    centre, organization = workplace.centre, None
    if slug is not None:
        organization = get_object_or_404(organizations_within(centre, workplace.share), slug=slug)
    drawer = Drawer(centre, person, Draft.Kind.ORGANIZATION, organization.pk if organization else None)
    return OrganizationDesk(
        organization,
        drawer,
        begun(drawer, OrganizationRecord(name=""), sent),
        surroundings_of(workplace.portal),
        tuple(other_names(centre, drawer.entry)),
        edits=workplace.may(Permission.CATALOGUE_EDIT),
    )
