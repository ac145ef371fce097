"""The outbox: letters that wait, and what became of those that left."""

from django.db import models

from knotenpunkt.mail.domain.letter import LONGEST_SUBJECT, LetterState
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned

LONGEST_KEY = 120


class OutgoingMail(TenantOwned):
    """One letter to one address. A letter of the instance itself, as for a new password, belongs to no centre.

    `key` tells letters that must be posted once only. A letter is due at `next_attempt_at`; whoever sends it moves
    that time on first, so that nobody else takes it. `error` is a reply code or a word of ours, never a server's text.
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=LONGEST_KEY, blank=True)
    recipient = models.EmailField()
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    text = models.TextField()
    html = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    purpose = models.CharField(max_length=60, blank=True)
    reply_to = models.EmailField(blank=True)
    state = models.CharField(max_length=10, choices=[(state.value, state.name) for state in LetterState])
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    error = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"], name="mail_due", condition=models.Q(state=LetterState.WAITING)
            ),
            models.Index(fields=["centre", "-created_at"], name="mail_of_centre"),
            models.Index(fields=["recipient"], name="mail_recipient"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "key"], condition=~models.Q(key=""), name="mail_key_once_in_centre"
            ),
            models.UniqueConstraint(
                fields=["key"],
                condition=~models.Q(key="") & models.Q(centre__isnull=True),
                name="mail_key_once_in_instance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}".strip()
