"""What the desk of the state tells everybody who works in a centre."""

from django.db import models

from knotenpunkt.shared.keys import new_key

LONGEST_TITLE = 120
LONGEST_TEXT = 4000


class Announcement(models.Model):
    """Shown in every centre up to and including the day `until`, unless it was withdrawn."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    title = models.CharField(max_length=LONGEST_TITLE)
    text = models.TextField(max_length=LONGEST_TEXT)
    until = models.DateField()
    announced_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-announced_at", "-id"]

    def __str__(self) -> str:
        return self.title
