"""What a centre is: its place in the administration, whom to reach for what, and the programmes it carries out."""

from datetime import date

from django.db import models
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Profile(TenantOwned):
    """The facts of a fact sheet; everyone may read them. `wishes` is what the centre asks of the state."""

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="profile")
    host = models.CharField(max_length=200, blank=True)
    placement = models.CharField(max_length=300, blank=True)
    resolution_body = models.CharField(max_length=120, blank=True)
    resolved_on = models.DateField(null=True, blank=True)
    resolution_paper = models.CharField(max_length=120, blank=True)
    resolution_website = models.URLField(max_length=500, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    further_tasks = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    public_condition = models.Q()

    def __str__(self) -> str:
        return f"{self.centre_id}"

    @property
    def changed_on(self) -> date:
        """The day of the last change, as it was in Germany."""
        return timezone.localdate(self.changed_at)


class FunctionContact(TenantOwned):
    """Whom to reach for what: a function, never a name."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="function_contacts")
    position = models.PositiveSmallIntegerField(default=0)
    function = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)

    public_condition = models.Q()

    class Meta:
        ordering = ["position", "function"]

    def __str__(self) -> str:
        return self.function


class Programme(TenantOwned):
    """A programme that the centre carries out, from `begins_on` until before `ends_on` (open where it goes on)."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="programmes")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    website = models.URLField(max_length=500, blank=True)

    public_condition = models.Q()

    class Meta:
        ordering = ["position", "name", "begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(begins_on__isnull=True)
                | models.Q(begins_on__lt=models.F("ends_on")),
                name="programme_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IntegrationConcept(TenantOwned):
    """An integration concept of the district or city: when it was adopted, until when it is valid, where it stands."""

    class State(models.TextChoices):
        IN_PREPARATION = "in_preparation"
        ADOPTED = "adopted"
        UNDER_REVISION = "under_revision"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="integration_concepts")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20, choices=State)
    adopted_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    website = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)

    public_condition = models.Q()

    class Meta:
        ordering = ["-adopted_on", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(adopted_on__isnull=True)
                | models.Q(adopted_on__lt=models.F("valid_until")),
                name="concept_adopted_before_it_expires",
            ),
        ]

    def __str__(self) -> str:
        return self.title
