"""What somebody is typing, before she saves it."""

from django.db import models

from knotenpunkt.accounts.models import Person
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Draft(TenantOwned):
    """The unsaved form of one person for one entry (`entry` empty: for a new one); saving or discarding removes it.

    `content` are the fields of the form as typed; `based_on` is the revision of the entry when she began.
    """

    class Kind(models.TextChoices):
        SERVICE = "service", "service"
        ORGANIZATION = "organization", "organization"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=12, choices=Kind)
    entry = models.UUIDField(null=True, blank=True)
    based_on = models.PositiveIntegerField(null=True, blank=True)
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "entry"], condition=models.Q(entry__isnull=False), name="draft_once"
            ),
            models.UniqueConstraint(
                fields=["person", "centre", "kind"],
                condition=models.Q(entry__isnull=True),
                name="draft_of_a_new_entry_once",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"
