"""Whose the entries are that were taken up, for their public pages."""

import uuid

from knotenpunkt.directory.domain.web_address import web_address
from knotenpunkt.directory.queries.origins import Origin, Origins
from knotenpunkt.harvesting.models import TakenUp


def origins_in(centre: uuid.UUID) -> Origins:
    """The source of each entry of a centre, in one statement; the first that told of it."""
    rows = TakenUp.objects.public().filter(source__centre=centre).order_by("-pk")
    found = rows.values_list("entry", "source__title", "source__licence", "origin")
    return {key: Origin(title, licence, web_address(address)) for key, title, licence, address in found}
