"""Who sits where."""

from collections.abc import Sequence

from django.db.models import Exists, Q, QuerySet

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.domain.roles import MANAGING_ROLES
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre


def seats_of(person: Person) -> QuerySet[Seat]:
    """Her seats. An account of the demonstration has none outside centres that are demonstrations.

    It sits at the desk of the state only while nobody works in earnest in this instance.
    """
    seats = person.seats.select_related("centre").order_by("pk")
    if not person.is_demonstration:
        return seats
    return seats.filter(Q(centre__is_demonstration=True) | (Q(centre=None) & ~Exists(earnest_seats())))


def earnest_seats() -> QuerySet[Seat]:
    """Seats of people in centres that are no demonstrations, and those of the real state desk."""
    return Seat.objects.filter(person__is_demonstration=False, person__is_active=True).exclude(
        centre__is_demonstration=True
    )


def has_state_seat(person: Person) -> bool:
    """Whether she works at the desk of the state."""
    return seats_of(person).filter(role=Role.STATE_DESK).exists()


def centres_of(person: Person) -> Sequence[Centre]:
    """The centres in which she has a seat, by territory."""
    centres = {seat.centre for seat in seats_of(person) if seat.centre is not None}
    return sorted(centres, key=lambda centre: (centre.territory, centre.key))


def managing_seats(centre: Centre) -> QuerySet[Seat]:
    """The seats of those who can invite others into the centre, as far as their accounts are open."""
    seats = Seat.objects.filter(centre=centre, role__in=MANAGING_ROLES, person__is_active=True)
    return seats if centre.is_demonstration else seats.exclude(person__is_demonstration=True)
