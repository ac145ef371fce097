"""Who offers something."""

from django.db import models

from knotenpunkt.directory.models.provenance import Entry
from knotenpunkt.directory.models.taxonomy import TaxonomyTerm
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class Organization(TenantOwned, Entry):
    """An organization (Träger); its seat is a location of its own, its name is unique within the centre.

    Changes by a trusted one take effect at once. One that was merged into another is archived and leads to it.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="organizations")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    alternate_names = models.JSONField(default=list, blank=True)
    kind = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    description = models.TextField(blank=True)
    website = models.CharField(max_length=300, blank=True)
    is_trusted = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_entries"
    )

    public_condition = models.Q(status="published")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "name"], name="organization_name_once"),
            models.UniqueConstraint(fields=["centre", "slug"], name="organization_slug_once"),
            models.UniqueConstraint(
                fields=["centre", "number"],
                condition=models.Q(number__isnull=False),
                name="organization_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
