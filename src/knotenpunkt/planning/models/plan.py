"""A centre's plan for a period, and its focus areas with measures and targets.

What was published is never rewritten: an amendment is a plan of its own, which takes the place of the one it amends.
Focus areas, measures and targets keep their `line` through all amendments; progress and figures hang on it.
"""

from django.db import models

from knotenpunkt.directory.models import Organization, Service, TaxonomyTerm
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.keys import new_key
from knotenpunkt.shared.tenancy import TenantOwned


class Plan(TenantOwned):
    """What a centre means to do from `begins_on` until before `ends_on`; `situation` is the need it answers.

    `reason`: why it amends an earlier version; `sent_back_because`: what the review wants to have changed.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        REVIEW = "review"
        APPROVED = "approved"
        PUBLISHED = "published"
        SUPERSEDED = "superseded"
        CLOSED = "closed"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="plans")
    begins_on = models.DateField()
    ends_on = models.DateField()
    situation = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    amends = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="amended_by"
    )
    reason = models.CharField(max_length=300, blank=True)
    sent_back_because = models.CharField(max_length=300, blank=True)
    is_example = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    public_condition = models.Q(state__in=["published", "closed"])

    class Meta:
        ordering = ["-begins_on", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "begins_on", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["centre", "begins_on"],
                condition=models.Q(state__in=["published", "closed"]),
                name="plan_in_force_once",
            ),
            models.CheckConstraint(
                condition=models.Q(begins_on__lt=models.F("ends_on")), name="plan_begins_before_it_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begins_on}–{self.ends_on}"


class FocusArea(TenantOwned):
    """A focus area: the themes it works on, the need it answers, a goal that can be verified.

    `changed_at`: when somebody saved it last; whoever saves says which state she started from.
    """

    class Field(models.TextChoices):
        EDUCATION = "education"
        CROSS_CUTTING = "cross_cutting"
        INTEGRATION_MANAGEMENT = "integration_management"
        VOLUNTEERING = "volunteering"

    class Result(models.TextChoices):
        REACHED = "reached"
        PARTLY_REACHED = "partly_reached"
        NOT_REACHED = "not_reached"

    tenant_path = "plan__centre"
    public_condition = models.Q(plan__state__in=["published", "closed"])

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="focus_areas")
    line = models.UUIDField(default=new_key)
    position = models.PositiveSmallIntegerField(default=0)
    field = models.CharField(max_length=30, choices=Field)
    title = models.CharField(max_length=200)
    need = models.TextField(blank=True)
    goal = models.TextField(blank=True)
    themes = models.ManyToManyField(TaxonomyTerm, related_name="+")
    target_groups = models.ManyToManyField(TaxonomyTerm, related_name="+")
    municipalities = models.ManyToManyField(Municipality, related_name="+")
    partners = models.ManyToManyField(Organization, related_name="+")
    result = models.CharField(max_length=20, choices=Result, blank=True)
    result_text = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "line"], name="focus_area_once_in_plan")]

    def __str__(self) -> str:
        return self.title


class Measure(TenantOwned):
    """What is done for a focus area, by which function and when; the offers of the directory that are it already."""

    tenant_path = "focus_area__plan__centre"
    public_condition = models.Q(focus_area__plan__state__in=["published", "closed"])

    focus_area = models.ForeignKey(FocusArea, on_delete=models.CASCADE, related_name="measures")
    line = models.UUIDField(default=new_key)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300)
    responsible = models.CharField(max_length=120, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    services = models.ManyToManyField(Service, related_name="+")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(begins_on__isnull=True)
                | models.Q(begins_on__lt=models.F("ends_on")),
                name="measure_begins_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Target(TenantOwned):
    """By what a focus area is measured: where it stands, where it is to stand, and the unit of both."""

    tenant_path = "focus_area__plan__centre"
    public_condition = models.Q(focus_area__plan__state__in=["published", "closed"])

    focus_area = models.ForeignKey(FocusArea, on_delete=models.CASCADE, related_name="targets")
    line = models.UUIDField(default=new_key)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    baseline = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    aim = models.DecimalField(max_digits=14, decimal_places=3)
    aim_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(unit=""), name="target_has_a_unit")]

    def __str__(self) -> str:
        return self.name
