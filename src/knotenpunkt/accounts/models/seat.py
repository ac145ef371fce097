"""What a person is where."""

from django.db import models

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models.person import Person
from knotenpunkt.regions.models import Centre, Municipality
from knotenpunkt.shared.keys import new_key

_ROLES_WITHOUT_CENTRE = (Role.STATE_DESK, Role.OPERATOR)


class Seat(models.Model):
    """A role of a person, in one centre unless it is a role for the whole state.

    A provider's editor belongs to an organization of the centre (`organization` is its key; the directory lies above
    this context), an officer to a municipality.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(max_length=30, choices=[(role.value, role.name) for role in Role])
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, null=True, blank=True, related_name="seats")
    organization = models.UUIDField(null=True, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "centre"],
                condition=models.Q(organization__isnull=True, municipality__isnull=True),
                name="seat_once_in_centre",
            ),
            models.UniqueConstraint(
                fields=["person", "role"], condition=models.Q(centre__isnull=True), name="seat_once_in_state"
            ),
            models.UniqueConstraint(
                fields=["person", "centre", "organization"],
                condition=models.Q(organization__isnull=False),
                name="seat_once_in_organization",
            ),
            models.UniqueConstraint(
                fields=["person", "centre", "municipality"],
                condition=models.Q(municipality__isnull=False),
                name="seat_once_in_municipality",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=_ROLES_WITHOUT_CENTRE, centre__isnull=True)
                | (~models.Q(role__in=_ROLES_WITHOUT_CENTRE) & models.Q(centre__isnull=False)),
                name="seat_centre_fits_role",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.PROVIDER_EDITOR, organization__isnull=False)
                | (~models.Q(role=Role.PROVIDER_EDITOR) & models.Q(organization__isnull=True)),
                name="seat_organization_fits_role",
            ),
            models.CheckConstraint(
                condition=models.Q(role=Role.MUNICIPAL_OFFICER, municipality__isnull=False)
                | (~models.Q(role=Role.MUNICIPAL_OFFICER) & models.Q(municipality__isnull=True)),
                name="seat_municipality_fits_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.centre_id or ''}".strip()
