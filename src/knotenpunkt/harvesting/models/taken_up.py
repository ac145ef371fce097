"""Which of a centre's entries came from where."""

from django.db import models

from knotenpunkt.harvesting.domain.incoming import EntryKind
from knotenpunkt.harvesting.models.source import Source
from knotenpunkt.shared.tenancy import TenantOwned


class TakenUp(TenantOwned):
    """An entry that was taken up: its key there and here, and what of theirs ours was made of (`record`, as JSON).

    `entry` is the key of an organization or a service, which may be gone meanwhile. Where both sides changed the same,
    or theirs is gone, `question` says so until somebody decides; `theirs` is then what came last.
    """

    class Question(models.TextChoices):
        NONE = ""
        CHANGED = "changed"
        GONE = "gone"

    tenant_path = "source__centre"
    public_condition = models.Q()

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="taken_up")
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.name) for kind in EntryKind])
    foreign_id = models.CharField(max_length=300)
    entry = models.UUIDField(db_index=True)
    record = models.JSONField()
    theirs = models.JSONField(null=True, blank=True)
    question = models.CharField(max_length=10, choices=Question, default=Question.NONE, blank=True)
    origin = models.CharField(max_length=500, blank=True)
    changed_there_at = models.DateTimeField(null=True, blank=True)
    taken_up_at = models.DateTimeField()

    class Meta:
        ordering = ["source", "kind", "foreign_id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "foreign_id"], name="taken_up_once"),
        ]

    def __str__(self) -> str:
        return self.foreign_id
