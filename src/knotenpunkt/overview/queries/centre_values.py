"""One figure of all centres, for the map; each in a constant number of SQL statements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from knotenpunkt.directory.domain.verification import RHYTHMS, months_later
from knotenpunkt.directory.models import Confirmation, Service
from knotenpunkt.monitoring.queries.centre_figures import CentreFigure, figures_of_centres
from knotenpunkt.monitoring.queries.figure_words import absence_words, date_words
from knotenpunkt.monitoring.queries.indicators import UnknownIndicator
from knotenpunkt.overview.domain.figures import CentreValue, CentreValues, MapFigure
from knotenpunkt.overview.queries.origins import origin_of, origin_of_delivery
from knotenpunkt.overview.queries.told_values import told_values
from knotenpunkt.planning.models import FocusArea, Post
from knotenpunkt.regions.models import CentreMunicipality, FigureSource, Municipality


def centre_values(figure: MapFigure, today: date) -> CentreValues:
    """The figure of every centre that has one, whoever tells it."""
    own = _READERS[figure](today)
    return replace(own, by_key={**own.by_key, **told_values(figure, today)})


def _population(today: date) -> CentreValues:
    rows = (
        CentreMunicipality.objects.order_by()
        .values_list("centre__key")
        .annotate(Sum("municipality__population"))
    )
    source = FigureSource.objects.filter(code__in=Municipality.objects.order_by().values("source")).first()
    return CentreValues(
        MapFigure.POPULATION,
        {key: CentreValue(Decimal(total)) for key, total in rows},
        source.reference_on if source else None,
        (origin_of(source),) if source else (),
    )


def _foreign_population(today: date) -> CentreValues:
    return _indicator(MapFigure.FOREIGN_POPULATION, "foreign_pop")


def _foreign_share(today: date) -> CentreValues:
    return _indicator(MapFigure.FOREIGN_SHARE, "foreign_share")


def _indicator(figure: MapFigure, code: str) -> CentreValues:
    """The figures of an indicator on its newest day that is nearly complete; a ratio of two days says so."""
    try:
        found = figures_of_centres([code], across_dates=True)[code]
    except UnknownIndicator:
        return CentreValues(figure, {}, None)
    days = {one.reference_on for one in found.values() if one.reference_on}
    origins = {source: None for one in found.values() for source in one.sources}
    return CentreValues(
        figure,
        {key: CentreValue(_rounded(one.value), _remark(one)) for key, one in found.items()},
        max(days, default=None),
        tuple(origin_of_delivery(source, max(days, default=None)) for source in origins),
        next((one.newer_on for one in found.values()), None),
    )


def _rounded(value: Decimal | None) -> Decimal | None:
    """One decimal is as much as a map can say."""
    return None if value is None else round(value, 1)


def _remark(figure: CentreFigure) -> str:
    """Why there is no value, or of which two days it is made."""
    return date_words(figure) if figure.absence is None and figure.compared_on else absence_words(figure)


def _posts(today: date) -> CentreValues:
    held = Post.objects.public().filter(_holds(today, ""))
    return _summed(MapFigure.POSTS, held, Sum("full_time"), "centre", today)


def _focus_areas(today: date) -> CentreValues:
    chosen = FocusArea.objects.public().filter(_holds(today, "plan__"))
    return _summed(MapFigure.FOCUS_AREAS, chosen, Count("pk"), "plan__centre", today, "plan__")


def _holds(day: date, path: str) -> Q:
    """What began before or on a day and has not ended then; a span ends before its last day."""
    return Q(**{f"{path}begins_on__lte": day}) & (
        Q(**{f"{path}ends_on__isnull": True}) | Q(**{f"{path}ends_on__gt": day})
    )


def _summed(
    figure: MapFigure,
    rows: QuerySet[Post] | QuerySet[FocusArea],
    total: Sum | Count,
    centre: str,
    today: date,
    path: str = "",
) -> CentreValues:
    """Sums by centre; where anything in it is an example, the sum is one."""
    examples = Count("pk", filter=Q(**{f"{path}is_example": True}))
    found = rows.order_by().values_list(f"{centre}__key").annotate(total=total, examples=examples)
    return CentreValues(
        figure,
        {key: CentreValue(Decimal(number), is_example=bool(count)) for key, number, count in found},
        today,
    )


def _offers(today: date) -> CentreValues:
    return CentreValues(
        MapFigure.OFFERS, {key: CentreValue(Decimal(number)) for key, number in _published().items()}, today
    )


def _published() -> dict[str, int]:
    return dict(Service.objects.public().order_by().values_list("centre__key").annotate(Count("pk")))


def _confirmed_share(today: date) -> CentreValues:
    """Per cent of the published offers that were confirmed within their rhythm."""
    within = Q(pk__in=[])
    for rhythm in RHYTHMS:
        within |= Q(service__rhythm_months=rhythm, confirmed_on__gt=months_later(today, -rhythm))
    confirmed = dict(
        Confirmation.objects.public()
        .filter(within)
        .order_by()
        .values_list("service__centre__key")
        .annotate(Count("service", distinct=True))
    )
    shares = {key: Decimal(100 * confirmed.get(key, 0)) / number for key, number in _published().items()}
    return CentreValues(
        MapFigure.CONFIRMED_SHARE, {key: CentreValue(_rounded(share)) for key, share in shares.items()}, today
    )


_READERS: dict[MapFigure, Callable[[date], CentreValues]] = {
    MapFigure.POPULATION: _population,
    MapFigure.FOREIGN_POPULATION: _foreign_population,
    MapFigure.FOREIGN_SHARE: _foreign_share,
    MapFigure.POSTS: _posts,
    MapFigure.FOCUS_AREAS: _focus_areas,
    MapFigure.OFFERS: _offers,
    MapFigure.CONFIRMED_SHARE: _confirmed_share,
}
