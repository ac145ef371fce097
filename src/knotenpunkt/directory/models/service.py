"""What is offered: a service and its structured facts."""

from typing import ClassVar

from django.db import models

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.domain.verification import RHYTHMS
from knotenpunkt.directory.models.organization import Organization
from knotenpunkt.directory.models.provenance import Entry
from knotenpunkt.directory.models.taxonomy import TaxonomyTerm
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.tenancy import TenantOwned


class Service(TenantOwned, Entry):
    """A service (Angebot). Facts in words stand beside their structured reading; None means that nothing is known.

    Its provider is asked every `rhythm_months` whether it is still right. Silence is told since `unconfirmed_since`,
    and from `hidden_on` the service is not public, though published. One that was merged into another leads to it.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="services")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    partners = models.ManyToManyField(Organization, through="ServicePartner", related_name="partner_services")
    provider_text = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    target_text = models.CharField(max_length=400, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    language_text = models.CharField(max_length=400, blank=True)
    schedule_text = models.TextField(blank=True)
    registration_text = models.CharField(max_length=300, blank=True)
    registration_required = models.BooleanField(null=True, blank=True)
    website = models.CharField(max_length=300, blank=True)
    childcare = models.BooleanField(null=True, blank=True)
    women_only = models.BooleanField(null=True, blank=True)
    interpreter_possible = models.BooleanField(null=True, blank=True)
    level_from = models.CharField(max_length=6, blank=True)
    level_to = models.CharField(max_length=6, blank=True)
    rhythm_months = models.PositiveSmallIntegerField(default=6)
    unconfirmed_since = models.DateField(null=True, blank=True)
    hidden_on = models.DateField(null=True, blank=True)
    assigned_to = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned_services"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_entries"
    )

    public_condition = models.Q(status="published", hidden_on__isnull=True)

    class Meta:
        ordering = ["title", "id"]
        indexes = [
            models.Index(fields=["centre", "status"], name="service_centre_status"),
            models.Index(fields=["id", "status", "hidden_on"], name="service_public"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["centre", "slug"], name="service_slug_once"),
            models.UniqueConstraint(
                fields=["centre", "number"],
                condition=models.Q(number__isnull=False),
                name="service_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(rhythm_months__in=RHYTHMS), name="service_rhythm_known"
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age__isnull=True)
                | models.Q(maximum_age__isnull=True)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="service_ages_ordered",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PartOfService(TenantOwned):
    """A row that belongs to one service and is public with it."""

    tenant_path: ClassVar[str] = "service__centre"
    public_condition: ClassVar[models.Q] = models.Q(
        service__status="published", service__hidden_on__isnull=True
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class ServicePartner(PartOfService):
    """An organization that offers a service together with the first one."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="partner_links")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="partner_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["service", "organization"], name="partner_once")]


class Schedule(PartOfService):
    """When a service takes place; the fields follow `ScheduleRecord`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="schedules")
    frequency = models.CharField(max_length=8)
    interval = models.PositiveSmallIntegerField(default=1)
    weekdays = models.JSONField(default=list)
    ordinals = models.JSONField(default=list)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]


class CostOption(PartOfService):
    """What a service costs, in words and, where certain, as an amount in euro; nought is free of charge."""

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="cost_option")
    description = models.CharField(max_length=300, blank=True)
    is_free = models.BooleanField(null=True, blank=True)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)


class Language(PartOfService):
    """A language in which a service is offered, as BCP 47 tag."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=16)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["service", "code"], name="language_once")]


class ServiceArea(PartOfService):
    """A municipality for which a service is meant; none means the whole territory of the centre."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_areas")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "municipality"], name="service_area_once")]


class Attribute(PartOfService):
    """A term of a curated vocabulary given to a service: a topic or a target group."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="attributes")
    term = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="attributes")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["service", "term"], name="attribute_once")]
