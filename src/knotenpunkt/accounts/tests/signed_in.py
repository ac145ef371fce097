"""People who have signed in, for the tests of every screen of the workspace."""

from django.test import Client

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre

WITHOUT_CENTRE = {Role.STATE_DESK, Role.OPERATOR}


def seated(role: Role, centre: Centre) -> Person:
    """A person with one seat."""
    person = Person.objects.create(email=f"{role}@{centre.slug}.example", display_name=f"Team {centre.slug}")
    person.set_unusable_password()
    person.save()
    Seat.objects.create(person=person, role=role, centre=None if role in WITHOUT_CENTRE else centre)
    return person


def signed_in(role: Role, centre: Centre) -> Client:
    """The browser of a person with one seat, who has just signed in."""
    client = Client()
    client.force_login(seated(role, centre))
    return client
