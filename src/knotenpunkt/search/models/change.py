"""Which documents changed when: what the index follows."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class SearchChange(TenantOwned):
    """The last change of a document, one row for each: `number` is the revision of the centre that made it so.

    The document of a key may be gone; then the change was its removal.
    """

    key = models.CharField(max_length=80, unique=True)
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["centre", "number"], name="search_change_sequence")]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"
