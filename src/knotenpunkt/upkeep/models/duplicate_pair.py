"""Two entries of a catalogue that may be the same thing."""

from django.db import models

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.models import EntryKind
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class DuplicatePair(TenantOwned):
    """Two entries by their keys (`first` is the smaller), how alike they are (0 to 1), and what somebody decided.

    `evidence` is what the likeness rests on, by name. „Later" lasts until `asked_again_on`.
    """

    class Verdict(models.TextChoices):
        OPEN = "open", "nobody has decided"
        SAME = "same", "the same, merged"
        DIFFERENT = "different", "two different things"
        LATER = "later", "asked again later"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="duplicate_pairs")
    kind = models.CharField(max_length=12, choices=EntryKind)
    first = models.UUIDField()
    second = models.UUIDField()
    likeness = models.FloatField()
    evidence = models.JSONField(default=dict)
    found_at = models.DateTimeField()
    verdict = models.CharField(max_length=9, choices=Verdict, default=Verdict.OPEN)
    asked_again_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_duplicates"
    )

    class Meta:
        ordering = ["-likeness", "first", "second"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="duplicate_pair_ordered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} {self.second}"
