"""Tables of the accounts."""

from knotenpunkt.accounts.models.person import Person
from knotenpunkt.accounts.models.seat import Seat

__all__ = ["Person", "Seat"]
