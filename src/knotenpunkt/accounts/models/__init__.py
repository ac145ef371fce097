"""Tables of the accounts."""

from knotenpunkt.accounts.models.announcement import Announcement
from knotenpunkt.accounts.models.invitation import Invitation
from knotenpunkt.accounts.models.person import Person
from knotenpunkt.accounts.models.seat import Seat
from knotenpunkt.accounts.models.shared_count import SharedCount

__all__ = ["Announcement", "Invitation", "Person", "Seat", "SharedCount"]
