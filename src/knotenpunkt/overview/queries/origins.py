"""Where the figures of the overview come from."""

from datetime import date

from knotenpunkt.monitoring.domain.vocabulary import Delivery
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


def origin_of_delivery(delivery: Delivery, reference_on: date | None) -> Origin:
    """A delivery of figures about regions."""
    return Origin(
        title=delivery.title,
        publisher=delivery.publisher,
        licence=delivery.licence,
        attribution=delivery.attribution,
        website=delivery.website,
        reference_on=reference_on,
    )
