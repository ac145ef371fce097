"""What a centre said that a column of its workbooks means, so that it is asked once."""

from datetime import date

from django.db import models
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class ColumnMeaning(TenantOwned):
    """A column of a sheet and its `heading` (empty: it is left out).

    `sheet` and `column` are compared, `sheet_name` and `text` are shown.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    sheet = models.CharField(max_length=120)
    sheet_name = models.CharField(max_length=120)
    column = models.CharField(max_length=250)
    text = models.CharField(max_length=200)
    heading = models.CharField(max_length=40, blank=True)
    answered_by = models.CharField(max_length=80)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["sheet", "-answered_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "sheet", "column"], name="column_meaning_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_name}: {self.text}"

    @property
    def answered_on(self) -> date:
        """The day of the answer."""
        return timezone.localdate(self.answered_at)
