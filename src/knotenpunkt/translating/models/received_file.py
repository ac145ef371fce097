"""Files of translators between their report and their import."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class ReceivedFile(TenantOwned):
    """A file as it was sent, for one language; it goes when it was imported, or after a day."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="received_files")
    language = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["received_at"]

    def __str__(self) -> str:
        return self.name
