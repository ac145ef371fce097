"""A workbook that somebody uploaded: the file, what was read in it, and what became of it."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned

UNDO_LIMIT = timedelta(hours=24)


class UploadState(models.TextChoices):
    """What became of an upload; an errand under way changes it only when it ends."""

    READING = "reading", "not read yet"
    READY = "ready", "read, waits for somebody"
    APPLIED = "applied", "written into the catalogue"
    UNDONE = "undone", "written, and taken back"
    FAILED = "failed", "cannot be read"


class Errand(models.TextChoices):
    """What is being done with an upload in the background."""

    READ = "read", "reading"
    APPLY = "apply", "writing"
    UNDO = "undo", "taking back"


# How long there may be no sign of life. Writing is one transaction, in which one can be seen on the same machine only.
SILENCE_LIMITS: Mapping[str, timedelta] = {
    Errand.READ: timedelta(minutes=1),
    Errand.APPLY: timedelta(minutes=5),
    Errand.UNDO: timedelta(minutes=5),
}


class Notice(models.TextChoices):
    """What whoever opens the report has to know first."""

    PLAN_CHANGED = "plan_changed", "since it was read something changed, and nothing was written"
    UNCLEAR_COLUMNS = "unclear_columns", "somebody has to say which column means what"
    OTHER_DISTRICT = "other_district", "the places are those of other centres"


class WorkbookUpload(TenantOwned):
    """One upload. `errand` is under way while its `heartbeat_at` is young; `errand_token` tells one run from another.

    `plan_digest` is that of the plan shown in `report`. Applying it changed what has its `batch` and created the
    entries in `created` (their keys by kind); `kept` names what taking it back left as it was.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="+")
    uploaded_by = models.CharField(max_length=80)
    uploaded_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    accepts_other_places = models.BooleanField(default=False)
    archives_missing = models.BooleanField(default=False)

    state = models.CharField(max_length=8, choices=UploadState, default=UploadState.READING)
    notice = models.CharField(max_length=20, choices=Notice, blank=True)
    problem = models.TextField(blank=True)
    report = models.JSONField(null=True, blank=True)
    plan_digest = models.CharField(max_length=64, blank=True)
    question_count = models.PositiveIntegerField(default=0)

    errand = models.CharField(max_length=5, choices=Errand, blank=True)
    errand_token = models.UUIDField(null=True, blank=True)
    stage = models.CharField(max_length=120, blank=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    heartbeat_at = models.DateTimeField(null=True, blank=True)

    applied_at = models.DateTimeField(null=True, blank=True)
    batch = models.UUIDField(null=True, blank=True)
    created = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    kept = models.JSONField(default=list, blank=True)

    LARGE: ClassVar[tuple[str, ...]] = ("content", "report")

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["centre", "uploaded_at"], name="upload_centre_at")]

    def __str__(self) -> str:
        return self.file_name

    @property
    def uploaded_on(self) -> date:
        """The day of the upload."""
        return timezone.localdate(self.uploaded_at)

    def is_busy(self, now: datetime) -> bool:
        """Whether something is being done with it; whoever does it gives a sign of life now and then."""
        return bool(self.errand) and not self.is_interrupted(now)

    def is_interrupted(self, now: datetime) -> bool:
        """Whether something was begun, and whoever did it is silent."""
        if not self.errand or self.heartbeat_at is None:
            return False
        return now - self.heartbeat_at > SILENCE_LIMITS[self.errand]

    def hear(self, stage: str, done: int, of: int, at: datetime) -> None:
        """Take over a sign of life that the database does not show yet; nothing is saved."""
        if self.heartbeat_at is None or at >= self.heartbeat_at:
            self.stage, self.done, self.of, self.heartbeat_at = stage, done, of, at

    def may_be_undone(self, now: datetime) -> bool:
        """Whether it was written less than a day ago."""
        if self.state != UploadState.APPLIED or self.applied_at is None:
            return False
        return now - self.applied_at < UNDO_LIMIT
