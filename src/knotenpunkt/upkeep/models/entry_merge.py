"""Two entries that became one."""

from datetime import timedelta

from django.db import models

from knotenpunkt.directory.models import EntryKind
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned

SEPARABLE_FOR = timedelta(days=1)


class EntryMerge(TenantOwned):
    """The entry `absorbed` leads to `kept` since `merged_at`, by their keys; `separated_at`: somebody took it back.

    All versions that it left bear the `batch`; `moved` names the rows that followed, so that they can come back.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="entry_merges")
    kind = models.CharField(max_length=12, choices=EntryKind)
    kept = models.UUIDField()
    absorbed = models.UUIDField()
    batch = models.UUIDField(unique=True)
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    separated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-merged_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(separated_at__isnull=True), name="absorbed_once"
            ),
            models.CheckConstraint(condition=~models.Q(kept=models.F("absorbed")), name="merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} into {self.kept}"
