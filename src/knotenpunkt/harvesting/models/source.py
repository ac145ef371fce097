"""Whose entries a centre takes up."""

from django.db import models

from knotenpunkt.harvesting.domain.sources import Problem, SourceKind
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Source(TenantOwned):
    """A catalogue of somebody else, under whose licence its entries are shown, and how the last visit ended.

    `address` is a web address, or the name of a file that was read once. `report` tells of the last visit that was
    read to its end: counts, refusals and remarks. Whom it belongs to and its licence are said on public pages.
    """

    class State(models.TextChoices):
        NEVER = "never"
        GOOD = "good"
        FAILED = "failed"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.name) for kind in SourceKind])
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    licence = models.CharField(max_length=200, blank=True)
    is_nightly = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.NEVER)
    problem = models.CharField(
        max_length=20, blank=True, choices=[(problem.value, problem.name) for problem in Problem]
    )
    problem_detail = models.CharField(max_length=300, blank=True)
    report = models.JSONField(default=dict)
    added_at = models.DateTimeField()
    visited_at = models.DateTimeField(null=True, blank=True)
    good_at = models.DateTimeField(null=True, blank=True)

    public_condition = models.Q()

    class Meta:
        ordering = ["title", "id"]
        constraints = [models.UniqueConstraint(fields=["centre", "address"], name="source_once")]

    def __str__(self) -> str:
        return self.title
