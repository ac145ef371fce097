"""Who acts: a person with the roles of her seats."""

from django.http import HttpRequest

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.seats import seats_of
from knotenpunkt.shared.web.errors import SignInNeeded


def actor_for(person: Person) -> Actor:
    """The person as an actor; somebody whose account is closed holds no role."""
    if not person.is_active:
        return Actor(str(person.pk))
    grants = tuple(
        Grant(Role(seat.role), seat.centre_id, seat.organization, seat.municipality_id)
        for seat in seats_of(person)
    )
    return Actor(str(person.pk), grants)


def person_of(request: HttpRequest) -> Person | None:
    """The person who signed in; None where nobody did."""
    return request.user if isinstance(request.user, Person) else None


def signed_in_person(request: HttpRequest) -> Person:
    """The person who signed in; raises SignInNeeded where nobody did."""
    person = person_of(request)
    if person is None:
        raise SignInNeeded
    return person
