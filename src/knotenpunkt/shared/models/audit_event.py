"""Who did what when. No foreign keys into live data, so that the trail outlives what it tells of."""

from django.db import models

from knotenpunkt.shared.keys import new_key


class AuditEvent(models.Model):
    """One thing done by one actor; `changes` holds what was before and after, never personal data."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    action = models.CharField(max_length=80)
    centre_key = models.CharField(max_length=8, blank=True)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    changes = models.JSONField(default=dict, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["centre_key", "at"], name="audit_centre_at"),
            models.Index(fields=["subject_type", "subject_id"], name="audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action}"
