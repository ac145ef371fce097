"""How it goes: notes of progress and figures along the way. Rows are added, never changed."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Progress(TenantOwned):
    """How a focus area stands since `recorded_at`, in a word and a sentence; the newest holds."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started"
        ON_TRACK = "on_track"
        AT_RISK = "at_risk"
        DONE = "done"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    focus_line = models.UUIDField(db_index=True)
    state = models.CharField(max_length=20, choices=State)
    sentence = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-id"]

    def __str__(self) -> str:
        return self.state


class Actual(TenantOwned):
    """The figure that a target had reached on a day; of two of the same day the later recorded holds."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    target_line = models.UUIDField(db_index=True)
    reference_on = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=3)
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["reference_on", "recorded_at"]

    def __str__(self) -> str:
        return f"{self.value} ({self.reference_on})"
