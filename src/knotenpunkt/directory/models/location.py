"""Where something is."""

from django.db import models

from knotenpunkt.directory.models.organization import Organization
from knotenpunkt.directory.models.taxonomy import TaxonomyTerm
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import TenantOwned


class Location(TenantOwned):
    """A place. A confidential one (a refuge) is known to the centre only: no page, export, feed or index shows it."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="locations")
    organization = models.OneToOneField(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="seat"
    )
    name = models.CharField(max_length=200, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="locations"
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_confidential = models.BooleanField(default=False)

    public_condition = models.Q(is_confidential=False)

    def __str__(self) -> str:
        return f"location {self.pk}"


class Address(models.Model):
    """The address of a location; `city` is the place as people write it („Wassenberg-Birgelen")."""

    location = models.OneToOneField(
        Location, on_delete=models.CASCADE, primary_key=True, related_name="address"
    )
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return f"address of {self.location_id}"


class Accessibility(models.Model):
    """What a location offers to people with disabilities."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="accessibility")
    term = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="+")
    details = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["location", "term"], name="accessibility_once")]

    def __str__(self) -> str:
        return self.details


class ServiceAtLocation(TenantOwned):
    """A service takes place at a location."""

    tenant_path = "service__centre"
    public_condition = models.Q(
        service__status="published", service__hidden_on__isnull=True, location__is_confidential=False
    )

    service = models.ForeignKey("directory.Service", on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="of_services")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "location"], name="service_at_location_once")
        ]

    def __str__(self) -> str:
        return f"{self.service_id} at {self.location_id}"
