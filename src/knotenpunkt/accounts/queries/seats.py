"""Who sits where."""

from collections.abc import Sequence

from django.db.models import QuerySet

from knotenpunkt.accounts.domain.roles import MANAGING_ROLES
from knotenpunkt.accounts.models import Person, Seat
from knotenpunkt.regions.models import Centre


def seats_of(person: Person) -> QuerySet[Seat]:
    """Her seats. An account of the demonstration has none outside centres that are demonstrations."""
    seats = person.seats.select_related("centre").order_by("pk")
    return seats.filter(centre__is_demonstration=True) if person.is_demonstration else seats


def centres_of(person: Person) -> Sequence[Centre]:
    """The centres in which she has a seat, by territory."""
    centres = {seat.centre for seat in seats_of(person) if seat.centre is not None}
    return sorted(centres, key=lambda centre: (centre.territory, centre.key))


def managing_seats(centre: Centre) -> QuerySet[Seat]:
    """The seats of those who can invite others into the centre, as far as their accounts are open."""
    seats = Seat.objects.filter(centre=centre, role__in=MANAGING_ROLES, person__is_active=True)
    return seats if centre.is_demonstration else seats.exclude(person__is_demonstration=True)
