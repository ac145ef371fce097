"""What the organizations of a centre are called. They lie above this context: whoever knows them registers here."""

import uuid
from collections.abc import Callable, Mapping

from knotenpunkt.regions.models import Centre

type OrganizationNames = Callable[[Centre], Mapping[uuid.UUID, str]]


def _none_known(centre: Centre) -> Mapping[uuid.UUID, str]:
    return {}


_provider: list[OrganizationNames] = [_none_known]


def name_organizations_with(provider: OrganizationNames) -> None:
    """Register the one query that names a centre's organizations, in the order of their names."""
    _provider[0] = provider


def organization_names(centre: Centre) -> Mapping[uuid.UUID, str]:
    """The organizations of the centre by key; only to these a provider's editor can belong."""
    return _provider[0](centre)
