"""A table of figures that somebody handed in, until it is taken over or forgotten."""

from typing import ClassVar

from django.db import models

from knotenpunkt.shared.keys import new_key


class FigureUpload(models.Model):
    """The file, what was said about it, and the report of what taking it over would do.

    `indicator` and `reference_on` hold for rows that do not say it themselves, `about` for what the file does not say
    of its source. `plan_digest` is that of the plan shown in `report`.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    indicator = models.CharField(max_length=60, blank=True)
    reference_on = models.DateField(null=True, blank=True)
    about = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=dict)
    plan_digest = models.CharField(max_length=64)
    applied_at = models.DateTimeField(null=True, blank=True)

    LARGE: ClassVar[tuple[str, ...]] = ("content", "report")

    class Meta:
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.file_name
