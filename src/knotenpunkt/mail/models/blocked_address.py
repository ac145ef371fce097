"""Addresses to which nothing more is sent."""

from enum import StrEnum

from django.db import models

from knotenpunkt.shared.keys import new_key


class BlockReason(StrEnum):
    """Why nothing more is sent: letters come back, or somebody complained of them."""

    BOUNCE = "bounce"
    COMPLAINT = "complaint"


class BlockedAddress(models.Model):
    """An address, in small letters, that takes no letters or wants none: a fact about a mailbox, whoever writes to it.

    `evidence` is the status that was reported, as "5.1.1".
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    address = models.EmailField(unique=True)
    reason = models.CharField(max_length=10, choices=[(reason.value, reason.name) for reason in BlockReason])
    blocked_at = models.DateTimeField()
    evidence = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"{self.reason} {self.blocked_at:%Y-%m-%d}"
