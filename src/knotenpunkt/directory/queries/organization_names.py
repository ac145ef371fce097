"""What the organizations of a centre are called, for contexts below that know them by key."""

import uuid
from collections.abc import Mapping

from knotenpunkt.directory.models import Organization
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope


def organization_names(centre: Centre) -> Mapping[uuid.UUID, str]:
    """Every organization of the centre that is not archived, in the order of their names."""
    kept = Organization.objects.within(Scope.of(centre)).exclude(status="archived").order_by("name")
    return dict(kept.values_list("pk", "name"))
