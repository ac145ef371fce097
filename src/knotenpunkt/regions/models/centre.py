"""An integration centre: a tenant, and the set of municipalities it serves."""

from django.db import models

from knotenpunkt.regions.models.territory import Municipality
from knotenpunkt.shared.keys import new_key


class Centre(models.Model):
    """An integration centre. `key` is the AGS of its territory (five digits, eight for the city of Aachen)."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    key = models.CharField(max_length=8, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    territory = models.CharField(max_length=80)
    municipalities = models.ManyToManyField(
        Municipality, through="CentreMunicipality", related_name="centres"
    )
    street = models.CharField(max_length=120, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    responsible_body = models.CharField(max_length=160, blank=True)
    postal_address = models.CharField(max_length=200, blank=True)
    is_demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ["territory", "key"]

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """When a centre's office is open: one span on one weekday (Monday is 0)."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="opening_hours_weekday"),
            models.CheckConstraint(
                condition=models.Q(opens_at__lt=models.F("closes_at")), name="opening_hours_open_before_close"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at:%H:%M}–{self.closes_at:%H:%M}"


class CentreMunicipality(models.Model):
    """A municipality served by a centre; each is served by exactly one."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="served")
    municipality = models.OneToOneField(Municipality, on_delete=models.PROTECT, related_name="served_by")

    def __str__(self) -> str:
        return self.municipality_id


class CentreRevision(models.Model):
    """How often the data of a centre changed: whatever is kept of a centre's pages is valid for one number only.

    A row with no centre counts the changes that concern the whole instance.
    """

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="revision", null=True)
    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.number)
