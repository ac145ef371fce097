"""Tables of the regions."""

from knotenpunkt.regions.models.centre import (
    Centre,
    CentreMunicipality,
    CentreRevision,
    OpeningHours,
)
from knotenpunkt.regions.models.feedback import AccessibilityFeedback
from knotenpunkt.regions.models.map_shape import MapShape
from knotenpunkt.regions.models.territory import (
    AdministrativeDistrict,
    District,
    FigureSource,
    Municipality,
    Outline,
)

__all__ = [
    "AccessibilityFeedback",
    "AdministrativeDistrict",
    "Centre",
    "CentreMunicipality",
    "CentreRevision",
    "District",
    "FigureSource",
    "MapShape",
    "Municipality",
    "OpeningHours",
    "Outline",
]
