"""What entries are as subjects of the policy: whose they are, and where they are."""

from knotenpunkt.access.policy import Subject
from knotenpunkt.directory.models import Location, Organization, Service
from knotenpunkt.shared.tenancy import Scope


def service_subject(service: Service) -> Subject:
    """A service belongs to its provider and the partners, and lies where it takes place and where it is meant for."""
    partners = service.partner_links.values_list("organization_id", flat=True)
    places = service.at_locations.values_list("location__municipality_id", flat=True)
    areas = service.service_areas.values_list("municipality_id", flat=True)
    return Subject(
        frozenset(key for key in (service.organization_id, *partners) if key is not None),
        frozenset(ags for ags in (*places, *areas) if ags),
    )


def organization_subject(organization: Organization) -> Subject:
    """An organization is its own, and lies where its seat is."""
    seats = Location.objects.within(Scope.of(organization.centre)).filter(organization=organization)
    places = seats.values_list("municipality_id", flat=True)
    return Subject(frozenset({organization.pk}), frozenset(ags for ags in places if ags))
