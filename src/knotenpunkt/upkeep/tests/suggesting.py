"""Building blocks for tests of suggestions: a service with its provider, people who suggest, and what became of it."""

from dataclasses import replace
from datetime import UTC, datetime

from knotenpunkt.access.policy import OPERATOR, Actor, Grant, Role
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord, Status
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.actions.suggest import suggest_change
from knotenpunkt.upkeep.models import Suggestion
from knotenpunkt.upkeep.queries.suggestions import service_record

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
RECORD = ServiceRecord(
    title="Sprachcafé", organization="Verein", schedule_text="montags 9 Uhr", status=Status.PUBLISHED
)
WANTED = replace(RECORD, schedule_text="dienstags 10 Uhr")


def offered(centre: Centre, record: ServiceRecord = RECORD) -> Service:
    """A service of the organization „Verein", which is there afterwards."""
    known = Organization.objects.within(Scope.of(centre)).filter(name="Verein").exists()
    organizations = [] if known else [Change(None, OrganizationRecord("Verein"))]
    changes = CatalogueChanges(organizations, [Change(None, record)])
    key = save_catalogue(centre, changes, actor=OPERATOR, now=NOW).services[0]
    service: Service = (
        Service.objects.within(Scope.of(centre)).select_related("organization", "centre").get(pk=key)
    )
    return service


def provider_of(service: Service) -> Actor:
    """Somebody who edits for the organization of the service."""
    return Actor("provider", (Grant(Role.PROVIDER_EDITOR, service.centre_id, service.organization_id),))


def trusted(service: Service) -> Service:
    """The same service, whose provider the centre trusts."""
    assert service.organization is not None
    service.organization.is_trusted = True
    service.organization.save()
    return service


def changed(service: Service, record: ServiceRecord) -> None:
    """Somebody of the centre changes the service."""
    save_catalogue(
        service.centre, CatalogueChanges(services=[Change(service.pk, record)]), actor=OPERATOR, now=NOW
    )


def suggested(service: Service, record: ServiceRecord = WANTED, *, email: str = "") -> Suggestion:
    """The change that its provider suggests by a link, made from the first revision."""
    return suggest_change(
        service,
        record,
        origin=Suggestion.Origin.LINK,
        based_on=1,
        sender_email=email,
        actor=provider_of(service),
        now=NOW,
    )


def today(service: Service) -> ServiceRecord:
    """How the service is stored."""
    return service_record(service)


def states(centre: Centre) -> list[str]:
    """What became of all suggestions of the centre."""
    return list(Suggestion.objects.within(Scope.of(centre)).values_list("state", flat=True))
