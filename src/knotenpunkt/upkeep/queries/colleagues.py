"""The people who may look after a centre's entries."""

from knotenpunkt.access.policy import Role
from knotenpunkt.accounts.models import Person
from knotenpunkt.regions.models import Centre

_TEAM = (Role.CENTRE_HEAD, Role.CENTRE_EDITOR)


def colleagues_of(centre: Centre) -> list[Person]:
    """The centre's team, by name."""
    people = Person.objects.filter(is_active=True, seats__centre=centre, seats__role__in=_TEAM)
    return list(people.distinct().order_by("display_name", "pk"))
