"""What people tell a centre about barriers on its pages."""

from django.db import models

from knotenpunkt.regions.models.centre import Centre
from knotenpunkt.shared.tenancy import TenantOwned


class AccessibilityFeedback(TenantOwned):
    """A message about a barrier; the reply address is voluntary. Nobody outside the centre sees it."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="accessibility_feedback")
    reference = models.CharField(max_length=12, unique=True)
    page = models.CharField(max_length=300, blank=True)
    message = models.TextField(max_length=4000)
    reply_email = models.EmailField(blank=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return self.reference
