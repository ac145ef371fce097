"""Where an entry's facts come from and of what date they are."""

from django.db import models

from knotenpunkt.directory.domain.records import PartialDate, Status


class StatusChoices(models.TextChoices):
    """The states of `Status` as choices of a field."""

    DRAFT = Status.DRAFT.value, "draft"
    PUBLISHED = Status.PUBLISHED.value, "published"
    ARCHIVED = Status.ARCHIVED.value, "archived"


class Entry(models.Model):
    """What organizations and services share: state, evidence, and what only the centre reads.

    `revision` counts the writes: whoever saves says which one she started from.
    """

    number = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=StatusChoices, default=StatusChoices.DRAFT)
    status_reason = models.CharField(max_length=300, blank=True)
    review_reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)
    stated_year = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_month = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_day = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_approximately = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    @property
    def stated_on(self) -> PartialDate | None:
        """The date of the source as far as it is known."""
        if self.stated_year is None:
            return None
        return PartialDate(self.stated_year, self.stated_month, self.stated_day, self.stated_approximately)

    @stated_on.setter
    def stated_on(self, stated: PartialDate | None) -> None:
        self.stated_year = stated.year if stated else None
        self.stated_month = stated.month if stated else None
        self.stated_day = stated.day if stated else None
        self.stated_approximately = bool(stated and stated.approximate)
