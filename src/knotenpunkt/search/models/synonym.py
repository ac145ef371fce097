"""A centre's own words: what people there say, and what offers call it."""

from datetime import date

from django.db import models
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.search.domain.synonyms import LONGEST_WORD, MOST_WORDS
from knotenpunkt.shared.tenancy import TenantOwned

_LONGEST_LIST = MOST_WORDS * (LONGEST_WORD + 2)
LONGEST_NOTE = 200


class Synonym(TenantOwned):
    """Words that people type, and the German words of offers that are meant; both are lists with commas."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=_LONGEST_LIST)
    means = models.CharField(max_length=_LONGEST_LIST)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["words", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") & ~models.Q(means=""), name="synonym_has_words"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def changed_on(self) -> date:
        """The day of the last change."""
        return timezone.localdate(self.changed_at)
