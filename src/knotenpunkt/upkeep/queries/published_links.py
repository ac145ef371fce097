"""Web addresses of what is public, and who has to correct those that are dead."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope
from knotenpunkt.upkeep.domain.web_addresses import LinkStatus
from knotenpunkt.upkeep.models import CheckedLink


@dataclass(slots=True)
class DeadLink:
    """An address that leads nowhere, since when, and the public entries that name it."""

    address: str
    since: date
    services: list[Service] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)


def published_addresses() -> set[str]:
    """The web addresses of all public services and organizations, of all centres, as a reader follows them."""
    services = Service.objects.public().exclude(website="").values_list("website", flat=True)
    organizations = Organization.objects.public().exclude(website="").values_list("website", flat=True)
    return {address for written in (*services, *organizations) if (address := web_address(written))}


def dead_links(centre: Centre) -> list[DeadLink]:
    """The dead addresses in the centre's public entries, the longest dead first."""
    gone = CheckedLink.objects.filter(status=LinkStatus.GONE)
    dead = {link.address: DeadLink(link.address, link.since) for link in gone}
    if not dead:
        return []
    scope = Scope.of(centre)
    for service in Service.objects.public().within(scope).exclude(website=""):
        if link := dead.get(web_address(service.website)):
            link.services.append(service)
    for organization in Organization.objects.public().within(scope).exclude(website=""):
        if link := dead.get(web_address(organization.website)):
            link.organizations.append(organization)
    return _named_somewhere(dead.values())


def _named_somewhere(links: Iterable[DeadLink]) -> list[DeadLink]:
    named = (link for link in links if link.services or link.organizations)
    return sorted(named, key=lambda link: (link.since, link.address))
