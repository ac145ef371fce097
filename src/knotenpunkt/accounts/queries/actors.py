"""Who acts: a person with the roles of her seats."""

from django.http import HttpRequest

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.accounts.queries.seats import seats_of


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
