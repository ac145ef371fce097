"""Places as GeoJSON (RFC 7946): points with the offers that are held there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from knotenpunkt.api.domain.attribution import Attribution
from knotenpunkt.api.domain.records import Record, known
from knotenpunkt.directory.domain.offer import Place
from knotenpunkt.directory.domain.told_offer import ToldOffer

type Point = tuple[float, float]  # longitude, latitude in WGS 84


@dataclass(slots=True)
class _Held:
    place: Place
    offers: list[ToldOffer] = field(default_factory=list)


def feature_collection(
    told: Iterable[ToldOffer], centres: Mapping[str, Point], attribution: Attribution
) -> Record:
    """Every place once. Where its own point is unknown it stands at the centre point of its municipality (by AGS).

    A place of which neither is known is left out.
    """
    features = [_feature(held, centres) for held in _places(told).values()]
    return {
        "type": "FeatureCollection",
        "attribution": attribution.record(),
        "features": [feature for feature in features if feature],
    }


def _places(told: Iterable[ToldOffer]) -> dict[UUID | None, _Held]:
    places: dict[UUID | None, _Held] = {}
    for one in told:
        for place in one.offer.places:
            places.setdefault(place.key, _Held(place)).offers.append(one)
    return places


def _feature(held: _Held, centres: Mapping[str, Point]) -> Record | None:
    place = held.place
    own = None if place.latitude is None or place.longitude is None else (place.longitude, place.latitude)
    point = own or centres.get(place.municipality)
    if point is None:
        return None
    return {
        "type": "Feature",
        "id": str(place.key),
        "geometry": {"type": "Point", "coordinates": [round(degrees, 6) for degrees in point]},
        "properties": known(
            {
                "name": place.name,
                "address": place.address,
                "municipality_key": place.municipality,
                "approximate": own is None,
                "offers": [_offer(one) for one in held.offers],
            }
        ),
    }


def _offer(told: ToldOffer) -> Record:
    return {
        "id": str(told.offer.key),
        "title": told.title,
        "url": told.page,
        "topics": list(told.topics),
    }
