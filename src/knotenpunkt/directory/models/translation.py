"""The texts of the directory in other languages, section by section."""

from django.db import models

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.models.organization import Organization
from knotenpunkt.directory.models.service import Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned


def _once(owner: str) -> tuple[models.UniqueConstraint, models.UniqueConstraint]:
    """Of each text in each language at most one released translation, and one that waits."""
    fields, is_owned = [owner, "section", "language"], models.Q(**{f"{owner}__isnull": False})
    return (
        models.UniqueConstraint(
            fields=fields,
            condition=is_owned & models.Q(released_at__isnull=False),
            name=f"released_translation_of_{owner}_once",
        ),
        models.UniqueConstraint(
            fields=fields,
            condition=is_owned & models.Q(released_at__isnull=True),
            name=f"waiting_translation_of_{owner}_once",
        ),
    )


class Translation(TenantOwned):
    """One section of one entry in one language (BCP 47; `de-x-ls` is Easy Language).

    `source` is the text it was made from and `source_hash` stands for it: whether the translation still fits is
    derived from what the source says today, never stored. A text that a person released has `released_at`; beside it
    one more may wait, which the public does not see.
    """

    class Origin(models.TextChoices):
        PERSON = "person", "person"
        MACHINE = "machine", "machine"
        IMPORTED = "imported", "imported"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="translations")
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="translations"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="translations"
    )
    section = models.CharField(max_length=24)
    language = models.CharField(max_length=16)
    text = models.TextField()
    source = models.TextField()
    source_hash = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=Origin)
    made_at = models.DateTimeField()
    released_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="released_translations"
    )
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["language", "section"]
        constraints = [
            *_once("service"),
            *_once("organization"),
            models.CheckConstraint(
                condition=models.Q(service__isnull=True, organization__isnull=False)
                | models.Q(service__isnull=False, organization__isnull=True),
                name="translation_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.language}"
