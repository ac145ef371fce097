"""What somebody outside the centre's team wants to have changed."""

from django.db import models

from knotenpunkt.accounts.models import Person
from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import TenantOwned
from knotenpunkt.upkeep.models.confirmation_round import ConfirmationRound


class Suggestion(TenantOwned):
    """A change of an entry, a new service, or a mistake somebody noticed; waits until the centre decides.

    `content` is the whole record as it should be, as plain values (empty where there is only a message);
    `based_on` the revision of the entry it was made from. `reference` is the number that the sender was given,
    `language` the one in which she is answered. `organization` is whose offer it is, or what the change or
    the mistake is about.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", "change of a service"
        NEW = "new", "new service"
        END = "end", "no longer offered"
        ORGANIZATION = "provider", "change of an organization"
        MISTAKE = "mistake", "mistake noticed"

    class Origin(models.TextChoices):
        LINK = "link", "provider, by the link in a mail"
        ACCOUNT = "account", "somebody with an account"
        PUBLIC = "public", "anyone, on a public page"

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="suggestions")
    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    origin = models.CharField(max_length=8, choices=Origin)
    service = models.ForeignKey(
        Service, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    round = models.ForeignKey(
        ConfirmationRound, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    based_on = models.PositiveIntegerField(null=True, blank=True)
    content = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)
    sender = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions"
    )
    sender_email = models.EmailField(blank=True)
    language = models.CharField(max_length=10, default="de")
    created_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_suggestions"
    )
    decision_note = models.TextField(blank=True)

    class Meta:
        ordering = ["created_at"]
        indexes = [models.Index(fields=["centre", "state"], name="suggestion_centre_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | (~models.Q(state="waiting") & models.Q(decided_at__isnull=False)),
                name="suggestion_decided_once",
            )
        ]

    def __str__(self) -> str:
        return self.reference
