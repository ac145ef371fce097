"""Which numbers a centre's entries have: one of them cannot be given to another."""

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.importers.domain.layout import TableKind
from knotenpunkt.importers.domain.numbers import TakenNumbers
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def taken_numbers(centre: Centre) -> dict[str, TakenNumbers]:
    """The entries with a number, by kind of table."""
    scope = Scope.of(centre)
    organizations = Organization.objects.within(scope).exclude(number=None).order_by()
    services = Service.objects.within(scope).exclude(number=None).order_by()
    return {
        TableKind.ORGANIZATIONS.value: dict(organizations.values_list("number", "name")),
        TableKind.SERVICES.value: dict(services.values_list("number", "title")),
    }
