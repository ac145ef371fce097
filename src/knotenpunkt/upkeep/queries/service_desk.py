"""Everything that lies on the desk of somebody who edits one service: the record, her draft, what she may change."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from knotenpunkt.access.policy import Permission
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.workplace import Workplace
from knotenpunkt.directory.domain.records import ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.service_fields import PROVIDER_FIELDS, TEAM_FIELDS
from knotenpunkt.upkeep.domain.surroundings import Surroundings
from knotenpunkt.upkeep.models import Draft
from knotenpunkt.upkeep.queries.drafts import began_from, draft_of
from knotenpunkt.upkeep.queries.entries import entry_at, entry_now
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.shares import services_within


@dataclass(frozen=True, slots=True)
class ServiceDesk:
    """The service (None: a new one), the record she began from at revision `based_on`, and her unsaved draft.

    Who may not edit the catalogue suggests, with fewer fields.
    """

    service: Service | None
    base: ServiceRecord
    based_on: int | None
    draft: Draft | None
    around: Surroundings
    edits: bool

    @property
    def key(self) -> uuid.UUID | None:
        """The key of the service, where there is one already."""
        return self.service.pk if self.service else None

    @property
    def fields(self) -> frozenset[str]:
        """What she may change."""
        return TEAM_FIELDS if self.edits else PROVIDER_FIELDS


def service_desk(
    workplace: Workplace, person: Person, slug: str | None, sent: Mapping[str, Any] | None = None
) -> ServiceDesk:
    """The desk for the service of that name within reach, as she began it: what she `sent` says from which revision."""
    around, edits = surroundings_of(workplace.portal), workplace.may(Permission.CATALOGUE_EDIT)
    if slug is None:
        draft = draft_of(workplace.centre, person, Draft.Kind.SERVICE, None)
        return ServiceDesk(None, _new_record(workplace), None, draft, around, edits)
    service = get_object_or_404(services_within(workplace.centre, workplace.share), slug=slug)
    draft = draft_of(workplace.centre, person, Draft.Kind.SERVICE, service.pk)
    revision, now = entry_now(workplace.centre, ServiceRecord(title=""), service.pk)
    based_on = began_from(draft, sent)
    base = entry_at(workplace.centre, now, service.pk, None if based_on == revision else based_on)
    return ServiceDesk(service, base, based_on or revision, draft, around, edits)


def _new_record(workplace: Workplace) -> ServiceRecord:
    """A new service; that of a provider's editor is her own organization's."""
    own = Organization.objects.within(Scope.of(workplace.centre)).filter(pk__in=workplace.share.organizations)
    names = own.order_by("name").values_list("name", flat=True)
    return ServiceRecord(title="", organization=names.first() or "", status=Status.DRAFT)
