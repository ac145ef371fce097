"""Indicators, where their figures come from, and the figures."""

from django.db import models

from knotenpunkt.shared.keys import new_key


class Indicator(models.Model):
    """What is measured; `names` and `definitions` by language, `level` the smallest regions there are figures for.

    Only figures of an indicator that `adds_up` are summed over municipalities. Counts below `smallest` are not shown.
    A balance can be below zero. An indicator with `numerator` and `denominator` has no figures of its own: it is
    computed from those of the two.
    """

    class Level(models.TextChoices):
        MUNICIPALITY = "municipality"
        DISTRICT = "district"
        CENTRE = "centre"
        STATE = "state"

    class Unit(models.TextChoices):
        PERSONS = "persons"
        PERCENT = "percent"
        PER_THOUSAND = "per_thousand"
        CASES = "cases"
        DAYS = "days"
        SQUARE_KILOMETRES = "square_kilometres"

    code = models.SlugField(primary_key=True, max_length=60)
    names = models.JSONField(default=dict)
    definitions = models.JSONField(default=dict)
    unit = models.CharField(max_length=20, choices=Unit)
    level = models.CharField(max_length=20, choices=Level)
    adds_up = models.BooleanField(default=False)
    is_balance = models.BooleanField(default=False)
    decimals = models.PositiveSmallIntegerField(default=0)
    smallest = models.PositiveSmallIntegerField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    numerator = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    denominator = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(numerator__isnull=True, denominator__isnull=True)
                | models.Q(numerator__isnull=False, denominator__isnull=False),
                name="indicator_ratio_of_two",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class FigureImport(models.Model):
    """One delivery of figures: who published them, under which licence, and what to know about them."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=120, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    attribution = models.CharField(max_length=300, blank=True)
    website = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=500, blank=True)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return self.title


class Figure(models.Model):
    """The value of an indicator for a region (AGS of 2, 3, 5 or 8 digits) on a day; none where it is kept secret."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="figures")
    region = models.CharField(max_length=8)
    reference_on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    is_suppressed = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
    delivery = models.ForeignKey(FigureImport, on_delete=models.PROTECT, related_name="figures")

    class Meta:
        ordering = ["indicator", "region", "reference_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "reference_on", "region"], name="region_figure_once"
            ),
            models.CheckConstraint(
                condition=models.Q(is_suppressed=True, value__isnull=True)
                | models.Q(is_suppressed=False, value__isnull=False),
                name="region_figure_or_suppressed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.region} {self.reference_on}"
