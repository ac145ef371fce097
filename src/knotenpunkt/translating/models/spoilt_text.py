"""Texts of which a machine made nothing usable."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class SpoiltText(TenantOwned):
    """A text, by the hash of what it says, that a machine spoilt in as many nights; `last_on` is the latest of them."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="spoilt_texts")
    kind = models.CharField(max_length=12)
    entry = models.UUIDField()
    section = models.CharField(max_length=24)
    language = models.CharField(max_length=16)
    source_hash = models.CharField(max_length=64)
    nights = models.PositiveSmallIntegerField(default=1)
    last_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "section", "language"], name="spoilt_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.language} {self.nights}"
