"""Which addresses get no letters."""

from knotenpunkt.mail.domain.letter import normal_address
from knotenpunkt.mail.models import BlockedAddress


def is_blocked(address: str) -> bool:
    """Whether nothing more is sent to the address: letters came back, or somebody complained."""
    return BlockedAddress.objects.filter(address=normal_address(address)).exists()
