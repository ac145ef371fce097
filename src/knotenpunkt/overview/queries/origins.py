"""Where the figures of the overview come from."""

from knotenpunkt.overview.domain.data_table import Origin
from knotenpunkt.regions.models import FigureSource


def origin_of(source: FigureSource) -> Origin:
    """A source of the regions."""
    return Origin(
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        attribution=source.attribution,
        website=source.website,
        reference_on=source.reference_on,
    )
