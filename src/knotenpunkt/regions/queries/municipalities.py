"""The municipalities of a portal's centre."""

import uuid
from collections.abc import Mapping
from functools import lru_cache

from knotenpunkt.regions.models import Municipality
from knotenpunkt.regions.queries.portal import Portal


def municipality_names(portal: Portal) -> Mapping[str, str]:
    """Names by AGS, in the order of the names; one SQL statement for each revision of the centre."""
    return names_of_municipalities(portal.centre.pk, portal.revision)


@lru_cache(maxsize=64)
def names_of_municipalities(centre: uuid.UUID, revision: int) -> Mapping[str, str]:
    """The same by the centre's key; kept for one revision."""
    return dict(Municipality.objects.filter(served_by__centre=centre).values_list("ags", "name"))


def municipality_points(portal: Portal) -> Mapping[str, tuple[float, float]]:
    """Longitude and latitude of the centre points by AGS."""
    served = Municipality.objects.filter(served_by__centre=portal.centre)
    return {
        ags: (longitude, latitude)
        for ags, longitude, latitude in served.values_list("ags", "longitude", "latitude")
    }
