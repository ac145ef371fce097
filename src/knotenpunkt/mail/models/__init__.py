"""Tables of the mail."""

from knotenpunkt.mail.models.blocked_address import BlockedAddress
from knotenpunkt.mail.models.outgoing_mail import OutgoingMail

__all__ = ["BlockedAddress", "OutgoingMail"]
