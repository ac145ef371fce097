"""Terms that a centre translates always in the same way."""

from django.db import models

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned

LONGEST_TERM = 120


class GlossaryTerm(TenantOwned):
    """A German term and its fixed translation into one language."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="glossary_terms")
    german = models.CharField(max_length=LONGEST_TERM)
    language = models.CharField(max_length=16)
    fixed = models.CharField(max_length=LONGEST_TERM)

    class Meta:
        ordering = ["german", "language"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "german", "language"], name="glossary_term_once")
        ]

    def __str__(self) -> str:
        return f"{self.german} {self.language}"
