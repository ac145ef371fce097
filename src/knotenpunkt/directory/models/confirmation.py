"""Who confirmed when that a service is as described: a record of its own, never rewritten."""

from django.db import models

from knotenpunkt.directory.models.service import PartOfService, Service


class Confirmation(PartOfService):
    """„Still correct": said on a day by the provider or the centre. HSDS `assured_date` is the latest of them.

    `written_at` is not known of those that were written down before it was kept.
    """

    class Origin(models.TextChoices):
        PROVIDER = "provider", "provider"
        CENTRE = "centre", "centre"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="confirmations")
    confirmed_on = models.DateField()
    origin = models.CharField(max_length=10, choices=Origin)
    confirmed_by = models.CharField(max_length=160)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-confirmed_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "confirmed_on", "origin"], name="confirmation_once_a_day"
            )
        ]
