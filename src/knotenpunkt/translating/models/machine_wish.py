"""What a centre wants a machine to do at night."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class MachineWish(TenantOwned):
    """The languages into which missing texts of a centre are translated each night; without a row: none."""

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="machine_wish")
    languages = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"wish of {self.centre_id}"
