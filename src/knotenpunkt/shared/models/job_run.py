"""What the nights did."""

from django.db import models

from knotenpunkt.shared.keys import new_key

LONGEST_OUTCOME, LONGEST_ERROR = 300, 120


class JobRun(models.Model):
    """One run of one job; `NIGHT` is the name of a whole night.

    `outcome` is the job's own line, `error` the kind of what went wrong. A run without `finished_at` is under way, or
    was killed.
    """

    NIGHT = "night"

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    job = models.CharField(max_length=60)
    for_day = models.DateField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=LONGEST_OUTCOME, blank=True)
    error = models.CharField(max_length=LONGEST_ERROR, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        indexes = [models.Index(fields=["job", "-started_at"], name="job_run_latest")]

    def __str__(self) -> str:
        return f"{self.job} {self.for_day}"
