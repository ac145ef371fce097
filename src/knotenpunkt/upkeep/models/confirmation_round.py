"""One question to a provider whether a service is still right, and what came of it."""

from django.db import models

from knotenpunkt.directory.models import Service
from knotenpunkt.shared.tenancy import TenantOwned


class ConfirmationRound(TenantOwned):
    """Asked on a day, perhaps reminded, answered or closed by the centre. A service has one open round at most.

    `was_mailed` is false where no address is known or mail came back: then the centre has to call, and where nobody
    was reached again on `call_again_on`.
    """

    tenant_path = "service__centre"

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", "still right"
        CHANGED = "changed", "change suggested"
        ENDED = "ended", "no longer offered"
        CLOSED = "closed", "closed by the centre"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="confirmation_rounds")
    asked_at = models.DateTimeField()
    was_mailed = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    call_again_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=models.Q(answered_at__isnull=True), name="one_open_round"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answer="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="round_answered_with_something",
            ),
        ]

    def __str__(self) -> str:
        return f"round {self.pk}"
