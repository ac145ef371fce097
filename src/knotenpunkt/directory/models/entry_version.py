"""What an entry was before each change: the history that people read, and what an undo brings back."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class EntryKind(models.TextChoices):
    """What an entry of a catalogue is."""

    SERVICE = "service", "service"
    ORGANIZATION = "organization", "organization"


class EntryVersion(TenantOwned):
    """The content of an entry at one revision, kept when the next one replaced it; never rewritten.

    `entry` is the key of the service or organization without a foreign key: the history outlives it. `content` is
    the record as plain values; `actor` and `replaced_at` say who replaced it when. What was written together has
    the same `batch`.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="entry_versions")
    kind = models.CharField(max_length=12, choices=EntryKind)
    entry = models.UUIDField()
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    replaced_at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    batch = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["entry", "revision"]
        indexes = [models.Index(fields=["batch"], name="entry_version_batch")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "revision"], name="entry_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.entry} {self.revision}"
