"""Data: the places of a centre as GeoJSON, with the offers that are held there."""

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from knotenpunkt.api.answers import as_document, open_data, written
from knotenpunkt.api.domain.geojson import feature_collection
from knotenpunkt.api.queries.asked import asked_by
from knotenpunkt.regions.queries.municipalities import municipality_points


@open_data
def place_features(request: HttpRequest, centre: str) -> HttpResponseBase:
    """Every place that everyone may know, as far as anything is known of where it lies."""
    asked = asked_by(request, centre, timezone.localdate())
    data = feature_collection(asked.told(), municipality_points(asked.portal), asked.attribution)
    return as_document(written(data), "application/geo+json", is_current=asked.offers.is_current)
