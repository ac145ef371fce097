"""Somebody is asked to take a seat."""

from typing import ClassVar

from django.db import models

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models.person import AddressField
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.languages import INTERFACE_LANGUAGES
from knotenpunkt.shared.tenancy import TenantOwned


class Invitation(TenantOwned):
    """A seat that waits for whoever has this address; open until it is accepted, withdrawn, or expires."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="invitations")
    email = AddressField()
    role = models.CharField(max_length=30, choices=[(role.value, role.name) for role in Role])
    organization = models.UUIDField(null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    language = models.CharField(
        max_length=2,
        default="de",
        choices=[(language.code, language.own_name) for language in INTERFACE_LANGUAGES],
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    open_condition: ClassVar[models.Q] = models.Q(accepted_at=None, withdrawn_at=None)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("invited_at")), name="invitation_expires_later"
            ),
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(withdrawn_at=None),
                name="invitation_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.invited_at:%Y-%m-%d}"
