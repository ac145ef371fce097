"""How often what was searched for: words by day, nothing about whoever asked."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.counted import LONGEST
from knotenpunkt.shared.tenancy import TenantOwned


class SearchCount(TenantOwned):
    """Words in one language on one day, with the place that was named with them (AGS, or nothing).

    The day is all that is known of the time. `missing` counts how often somebody said that this is missing.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    words = models.CharField(max_length=LONGEST)
    language = models.CharField(max_length=8)
    municipality = models.CharField(max_length=8, blank=True)
    searches = models.PositiveIntegerField(default=0)
    without_results = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "day", "words", "language", "municipality"], name="search_count_once"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="search_count_has_words"),
            models.CheckConstraint(
                condition=models.Q(without_results__lte=models.F("searches")),
                name="search_count_without_results",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.words}"
