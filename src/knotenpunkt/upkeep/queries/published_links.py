"""Web addresses of what is public, and who has to correct those that are dead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus
from knotenpunkt.upkeep.models import CheckedLink

_WEB = Q(website__startswith="http://") | Q(website__startswith="https://")


@dataclass(slots=True)
class DeadLink:
    """An address that leads nowhere, since when, and the public entries that name it."""

    address: str
    since: date
    services: list[Service] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)


def published_addresses() -> set[str]:
    """The web addresses of all public services and organizations, of all centres."""
    services = Service.objects.public().filter(_WEB).values_list("website", flat=True)
    organizations = Organization.objects.public().filter(_WEB).values_list("website", flat=True)
    return {*services, *organizations}


def dead_links(centre: Centre) -> list[DeadLink]:
    """The dead addresses in the centre's public entries, the longest dead first."""
    gone = CheckedLink.objects.filter(status=LinkStatus.GONE)
    dead = {link.address: DeadLink(link.address, link.since) for link in gone}
    scope = Scope.of(centre)
    for service in Service.objects.public().within(scope).filter(website__in=gone.values("address")):
        dead[service.website].services.append(service)
    organizations = Organization.objects.public().within(scope).filter(website__in=gone.values("address"))
    for organization in organizations:
        dead[organization.website].organizations.append(organization)
    return _named_somewhere(dead.values())


def _named_somewhere(links: Iterable[DeadLink]) -> list[DeadLink]:
    named = (link for link in links if link.services or link.organizations)
    return sorted(named, key=lambda link: (link.since, link.address))
