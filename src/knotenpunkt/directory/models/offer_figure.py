"""How often the public page of a service was of use: counts by month, without anything about visitors."""

from django.db import models

from knotenpunkt.directory.models.service import PartOfService, Service


class OfferFigure(PartOfService):
    """How often something happened on a service's page in a month (`month` is its first day)."""

    class Kind(models.TextChoices):
        VIEW = "view", "page shown"
        CALL = "call", "telephone number tapped"
        MAIL = "mail", "e-mail address tapped"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="figures")
    month = models.DateField()
    kind = models.CharField(max_length=4, choices=Kind)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["month", "kind"]
        constraints = [models.UniqueConstraint(fields=["service", "month", "kind"], name="figure_once")]
