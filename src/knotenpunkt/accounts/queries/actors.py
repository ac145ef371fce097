"""Who acts: a person with the roles of her seats."""

from knotenpunkt.access.policy import Actor, Grant, Role
from knotenpunkt.accounts.models import Person


def actor_for(person: Person) -> Actor:
    """The person as an actor; somebody whose account is closed holds no role."""
    if not person.is_active:
        return Actor(str(person.pk))
    grants = tuple(Grant(Role(seat.role), seat.centre_id) for seat in person.seats.order_by("pk"))
    return Actor(str(person.pk), grants)
