"""What a centre decides about its catalogue."""

from django.db import models

from knotenpunkt.directory.domain.verification import RHYTHMS, USUAL_RHYTHM, Patience
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class CatalogueSettings(TenantOwned):
    """The decisions of one centre; a centre without a row has the defaults.

    `asks_providers`: providers get mail when their offers are due. Days count from the question to a provider.
    `shows_machine_translations`: texts that nobody has read are public, marked as such.
    """

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="catalogue_settings")
    asks_providers = models.BooleanField(default=False)
    usual_rhythm_months = models.PositiveSmallIntegerField(default=USUAL_RHYTHM)
    days_to_reminder = models.PositiveSmallIntegerField(default=Patience().reminder)
    days_to_doubt = models.PositiveSmallIntegerField(default=Patience().doubt)
    days_to_hiding = models.PositiveSmallIntegerField(default=Patience().hiding)
    shows_machine_translations = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(usual_rhythm_months__in=RHYTHMS), name="usual_rhythm_known"
            ),
            models.CheckConstraint(
                condition=models.Q(days_to_reminder__gt=0)
                & models.Q(days_to_reminder__lt=models.F("days_to_doubt"))
                & models.Q(days_to_doubt__lt=models.F("days_to_hiding")),
                name="days_of_patience_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"settings of {self.centre_id}"

    @property
    def patience(self) -> Patience:
        """How long silence is borne."""
        return Patience(self.days_to_reminder, self.days_to_doubt, self.days_to_hiding)
