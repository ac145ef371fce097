"""Who publishes what is read by machine."""

from django.conf import settings

from knotenpunkt.api.domain.licences import read_licence
from knotenpunkt.api.domain.openapi import Served
from knotenpunkt.api.domain.records import Record, known
from knotenpunkt.api.queries.areas import Area


def publisher_of(area: Area) -> Record:
    """Name, website and e-mail address of the centre, or of whoever runs the instance, as far as they are known."""
    if area.centre:
        return known({"name": area.centre.name, "website": area.centre.website, "email": area.centre.email})
    operator = settings.INSTANCE_OPERATOR
    return known({"name": operator.name, "website": area.address, "email": operator.email})


def licence_said() -> Record:
    """The licence under which everything is published, by name and address."""
    licence = read_licence(settings.DATA_LICENCE)
    return {"name": licence.name, "url": licence.address}


def served_in(area: Area) -> Served:
    """The API of the area as it is served."""
    place = f"/{area.centre.slug}" if area.centre else ""
    title = area.centre.name if area.centre else "All integration centres of this instance"
    return Served(f"{area.address}/hsds/v3{place}", title, publisher_of(area), licence_said())
