"""What is held in or near a postal code, and what is meant for it. A code is known by what the instance knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from statistics import fmean
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, Cos, Radians, Sin

from knotenpunkt.api.domain.questions import BadQuestion, Question
from knotenpunkt.directory.models import Location, Organization, ServiceArea, ServiceAtLocation
from knotenpunkt.regions.models import Municipality
from knotenpunkt.regions.queries.settlements import seat_postal_codes

EARTH_RADIUS = 6_371_000.0  # metres

type Point = tuple[float, float]  # latitude, longitude


@dataclass(frozen=True, slots=True)
class PostalCode:
    """A postal code, the municipalities (AGS) that it is known of, and its centre."""

    code: str
    municipalities: frozenset[str]
    centre: Point


def with_postal_code(rows: QuerySet[Any], question: Question) -> QuerySet[Any]:
    """Those of the services at locations that the question's postal code asks for; all of them if it has none.

    With a distance those held within it. Without one those held in the code, and those meant for a municipality of
    it by name or with its whole district. Raises BadQuestion for a code that nobody knows, and a distance without one.
    """
    if not question.postcode:
        if question.proximity is not None:
            raise BadQuestion("“proximity” is a distance from a “postcode”; give both.")
        return rows
    asked = _known(question.postcode)
    if question.proximity is None:
        held = Q(location__address__postal_code=asked.code)
        return rows.filter(held | Q(service__in=_meant_for(asked).order_by().values("service")))
    nearest: QuerySet[Any] = rows.annotate(nearness=_nearness(asked.centre))
    return nearest.filter(nearness__gte=cos(question.proximity / EARTH_RADIUS))


def _meant_for(asked: PostalCode) -> QuerySet[Any]:
    by_name = Q(municipality__in=asked.municipalities)
    as_whole = Q(municipality=None, service__centre__municipalities__in=asked.municipalities)
    return ServiceArea.objects.public().filter(by_name | as_whole)


def _nearness(centre: Point) -> CombinedExpression:
    """The cosine of the angle between a location and a point on the globe: the nearer, the greater.

    A place without coordinates of its own is where its municipality has its centre.
    """
    latitude = Radians(Coalesce("location__latitude", "location__municipality__latitude"))
    longitude = Radians(Coalesce("location__longitude", "location__municipality__longitude"))
    own_latitude, own_longitude = map(radians, centre)
    return Sin(latitude) * sin(own_latitude) + Cos(latitude) * cos(own_latitude) * Cos(
        longitude - own_longitude
    )


def _known(code: str) -> PostalCode:
    """The centre is that of the public places there, otherwise that of its municipalities."""
    places = _public_places().filter(address__postal_code=code).order_by()
    found = list(places.values_list("municipality_id", "latitude", "longitude").distinct())
    seats = {ags for ags, of_seat in seat_postal_codes().items() if of_seat == code}
    municipalities = frozenset(seats.union(ags for ags, *_ in found if ags))
    points = [(latitude, longitude) for _, latitude, longitude in found if None not in {latitude, longitude}]
    points = points or list(
        Municipality.objects.filter(ags__in=municipalities).values_list("latitude", "longitude")
    )
    if not points:
        raise BadQuestion(f"The postal code “{code}” is not known in this instance.")
    return PostalCode(code, municipalities, _middle(points))


def _middle(points: Sequence[Point]) -> Point:
    return fmean(latitude for latitude, _ in points), fmean(longitude for _, longitude in points)


def _public_places() -> QuerySet[Any]:
    """The places of published services, and the seats of published organizations."""
    held = ServiceAtLocation.objects.public().order_by().values("location")
    return Location.objects.public().filter(
        Q(pk__in=held) | Q(organization__in=Organization.objects.public().order_by().values("pk"))
    )
