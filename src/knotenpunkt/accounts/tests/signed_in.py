"""People who have signed in, for the tests of every screen of the workspace."""

import uuid

from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre, Municipality

WITHOUT_CENTRE = {Role.STATE_DESK, Role.OPERATOR}
NO_ORGANIZATION = uuid.UUID(int=11)  # of an editor whose provider a test is not about


def seated(
    role: Role,
    centre: Centre,
    *,
    organization: uuid.UUID | None = None,
    municipality: Municipality | None = None,
) -> Person:
    """A person with one seat; an officer's needs a municipality."""
    person = Person.objects.create(email=f"{role}@{centre.slug}.example", display_name=f"Team {centre.slug}")
    person.set_unusable_password()
    person.save()
    if role is Role.PROVIDER_EDITOR:
        organization = organization or NO_ORGANIZATION
    Seat.objects.create(
        person=person,
        role=role,
        centre=None if role in WITHOUT_CENTRE else centre,
        organization=organization,
        municipality=municipality,
    )
    return person


def signed_in(role: Role, centre: Centre, **where: object) -> Client:
    """The browser of a person with one seat, who has just signed in."""
    client = Client()
    client.force_login(seated(role, centre, **where))  # type: ignore[arg-type]
    return client
