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
from knotenpunkt.upkeep.queries.drafts import Begun, Drawer, begun
from knotenpunkt.upkeep.queries.form_surroundings import surroundings_of
from knotenpunkt.upkeep.queries.shares import services_within


@dataclass(frozen=True, slots=True)
class ServiceDesk:
    """The service (None: a new one), where her draft lies, and what she began with.

    Who may not edit the catalogue suggests, with fewer fields.
    """

    service: Service | None
    drawer: Drawer
    begun: Begun[ServiceRecord]
    around: Surroundings
    edits: bool

    @property
    def key(self) -> uuid.UUID | None:
        """The key of the service, where there is one already."""
        return self.drawer.entry

    @property
    def fields(self) -> frozenset[str]:
        """What she may change."""
        return TEAM_FIELDS if self.edits else PROVIDER_FIELDS


def service_desk(
    workplace: Workplace, person: Person, slug: str | None, sent: Mapping[str, Any] | None = None
) -> ServiceDesk:
    """The desk for the service of that name within reach, as she began it: what she `sent` says from which revision."""
    centre, service, like = workplace.centre, None, ServiceRecord(title="")
    if slug is None:
        like = _new_record(workplace)
    else:
        service = get_object_or_404(services_within(centre, workplace.share), slug=slug)
    drawer = Drawer(centre, person, Draft.Kind.SERVICE, service.pk if service else None)
    return ServiceDesk(
        service,
        drawer,
        begun(drawer, like, sent),
        surroundings_of(workplace.portal),
        edits=workplace.may(Permission.CATALOGUE_EDIT),
    )


def _new_record(workplace: Workplace) -> ServiceRecord:
    """A new service; that of a provider's editor is her own organization's."""
    own = Organization.objects.within(Scope.of(workplace.centre)).filter(pk__in=workplace.share.organizations)
    names = own.order_by("name").values_list("name", flat=True)
    return ServiceRecord(title="", organization=names.first() or "", status=Status.DRAFT)
