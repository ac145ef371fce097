"""Whose an offer is that was taken up, for its public page."""

import uuid

from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.queries.origins import Origin
from knotenpunkt.harvesting.models import TakenUp


def origin_of_entry(key: uuid.UUID) -> Origin | None:
    """The source of the entry, in one statement."""
    rows = TakenUp.objects.public().filter(entry=key).order_by("pk")
    found = rows.values_list("source__title", "source__licence", "origin").first()
    return Origin(found[0], found[1], web_address(found[2])) if found else None
