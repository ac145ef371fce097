"""Territories by their official key. Keys are strings: they begin with a zero."""

from django.db import models

from knotenpunkt.shared.keys import new_key


class FigureSource(models.Model):
    """Where figures or outlines come from: shown wherever they are shown.

    `reference_on` is the day the figures tell of; `territories_on` the day whose territories they are laid out on,
    where that is another one.
    """

    code = models.SlugField(primary_key=True, max_length=60)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=120)
    reference_on = models.DateField()
    territories_on = models.DateField(null=True, blank=True)
    licence = models.CharField(max_length=200)
    attribution = models.CharField(max_length=300)
    website = models.URLField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title


class AdministrativeDistrict(models.Model):
    """A Regierungsbezirk."""

    key = models.CharField(primary_key=True, max_length=3)
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A Kreis, an independent city or the StädteRegion; figures are those of its municipalities together."""

    class Kind(models.TextChoices):
        COUNTY = "county", "Kreis"
        INDEPENDENT_CITY = "independent_city", "kreisfreie Stadt"
        CITY_REGION = "city_region", "StädteRegion"

    ags = models.CharField(primary_key=True, max_length=5)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=Kind)
    administrative_district = models.ForeignKey(
        AdministrativeDistrict, on_delete=models.PROTECT, related_name="districts"
    )

    class Meta:
        ordering = ["ags"]

    def __str__(self) -> str:
        return self.name


class Municipality(models.Model):
    """A Gemeinde by its AGS of eight digits; area in square kilometres, centre point in degrees (WGS 84)."""

    class Kind(models.TextChoices):
        INDEPENDENT_CITY = "independent_city", "kreisfreie Stadt"
        TOWN = "town", "Stadt"
        MUNICIPALITY = "municipality", "Gemeinde"

    ags = models.CharField(primary_key=True, max_length=8)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=Kind)
    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="municipalities")
    population = models.PositiveIntegerField()
    area = models.DecimalField(max_digits=7, decimal_places=2)
    latitude = models.FloatField()
    longitude = models.FloatField()
    source = models.ForeignKey(FigureSource, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "ags"]
        constraints = [
            models.CheckConstraint(condition=models.Q(area__gt=0), name="municipality_area_positive"),
        ]

    def __str__(self) -> str:
        return self.name


class Outline(models.Model):
    """The outline of a district or municipality as GeoJSON geometry in WGS 84, where an operator loaded it."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    ags = models.CharField(max_length=8, unique=True)
    geometry = models.JSONField()
    source = models.ForeignKey(FigureSource, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.ags
