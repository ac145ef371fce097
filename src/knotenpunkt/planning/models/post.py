"""Posts of a centre over time. No names: a post is a kind of work and a share of full time."""

from datetime import date

from django.db import models
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Post(TenantOwned):
    """Posts of one kind and funding, in full-time equivalents, from `begins_on` until before `ends_on`.

    History is never overwritten: what changes ends and is followed by another row; what was wrong is withdrawn.
    """

    class Kind(models.TextChoices):
        SPECIALIST = "specialist"
        ADMINISTRATION = "administration"
        SECONDED_TEACHER = "seconded_teacher"
        VOLUNTEERING = "komm_an"
        MANAGEMENT_STRATEGY = "kim_1"
        CASE_MANAGEMENT = "kim_2"
        MANAGEMENT_AUTHORITIES = "kim_3"
        OTHER = "other"

    class Funding(models.TextChoices):
        STATE_LUMP_SUM = "state_lump_sum"
        STATE_SECONDMENT = "state_secondment"
        STATE_PROGRAMME = "state_programme"
        FEDERAL = "federal"
        OWN = "own"
        OTHER = "other"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="posts")
    kind = models.CharField(max_length=20, choices=Kind)
    funding = models.CharField(max_length=20, choices=Funding)
    label = models.CharField(max_length=120, blank=True)
    full_time = models.DecimalField(max_digits=5, decimal_places=2)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    public_condition = models.Q(withdrawn_at__isnull=True)

    class Meta:
        ordering = ["begins_on", "kind", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(full_time__gt=0), name="post_has_a_share"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(begins_on__lt=models.F("ends_on")),
                name="post_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_time} {self.kind}"

    @property
    def withdrawn_on(self) -> date | None:
        """The day on which the row turned out to be wrong."""
        return self.withdrawn_at and timezone.localdate(self.withdrawn_at)
