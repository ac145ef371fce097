"""What a centre answered to a question about a workbook, so that it is asked once."""

from datetime import date

from django.db import models
from django.utils import timezone

from knotenpunkt.importers.domain.answers import HIDDEN, Deed
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class RememberedAnswer(TenantOwned):
    """An answer; `heading`, `text`, `entry`, `kind` and `detail` say to what, as `Asked` does.

    `raw` and `entry_name` are the cell and the entry as they are shown to people. `fingerprint` stands for the five,
    for texts are too long for an index.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    heading = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    entry = models.TextField(blank=True)
    kind = models.CharField(max_length=40, blank=True)
    detail = models.TextField(blank=True)
    raw = models.TextField(blank=True)
    entry_name = models.CharField(max_length=200, blank=True)
    deed = models.CharField(max_length=12, choices=[(deed.value, deed.name.lower()) for deed in Deed])
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["-answered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "fingerprint"], name="remembered_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.raw}"

    @property
    def is_secret(self) -> bool:
        """Whether it tells where a confidential place is."""
        return self.raw == HIDDEN

    @property
    def answered_on(self) -> date:
        """The day of the answer."""
        return timezone.localdate(self.answered_at)
