"""The entries of a centre within somebody's reach, as the policy table draws it."""

from django.db.models import Q

from knotenpunkt.access.policy import Share
from knotenpunkt.directory.models import (
    Location,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServicePartner,
)
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope, TenantQuerySet


def services_within(centre: Centre, share: Share) -> TenantQuerySet[Service]:
    """The services of the share: the same that `service_subject` says lie in it."""
    scope = Scope.of(centre)
    rows = Service.objects.within(scope)
    if share.is_whole:
        return rows
    partners = ServicePartner.objects.within(scope).filter(organization__in=share.organizations)
    places = ServiceAtLocation.objects.within(scope).filter(location__municipality__in=share.municipalities)
    areas = ServiceArea.objects.within(scope).filter(municipality__in=share.municipalities)
    return rows.filter(
        Q(organization__in=share.organizations)
        | Q(pk__in=partners.values("service"))
        | Q(pk__in=places.values("service"))
        | Q(pk__in=areas.values("service"))
    )


def organizations_within(centre: Centre, share: Share) -> TenantQuerySet[Organization]:
    """The organizations of the share: one's own, or those with their seat in the municipality."""
    scope = Scope.of(centre)
    rows = Organization.objects.within(scope)
    if share.is_whole:
        return rows
    seats = Location.objects.within(scope).filter(
        organization__isnull=False, municipality__in=share.municipalities
    )
    return rows.filter(Q(pk__in=share.organizations) | Q(pk__in=seats.values("organization")))
