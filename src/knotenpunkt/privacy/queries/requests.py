"""What is kept about a person who asks for her data."""

from django.db import transaction

from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.personal_data import Found, holders


def data_about(email: str, centre: Centre) -> tuple[Found, ...]:
    """Everything that the centre keeps about the owner of this address, in one consistent view."""
    address = email.strip().casefold()
    with transaction.atomic():
        return tuple(found for holder in holders() for found in holder.find(address, centre=centre.pk))
