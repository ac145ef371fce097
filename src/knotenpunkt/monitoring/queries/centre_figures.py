"""Figures of the centres' territories by indicator and day, with their sources; always in the same few SQL statements.

Whoever shows figures takes them from here: small counts are hidden, dates are not mixed. What was put together is kept
in the process for one version of the figures.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from django.db.models import Q

from knotenpunkt.monitoring.domain.ratios import nearest_day, ratio
from knotenpunkt.monitoring.domain.reference_days import Coverage, newer_day, usual_day
from knotenpunkt.monitoring.domain.territory_figures import (
    Absence,
    Basis,
    Territory,
    TerritoryFigure,
    territories_of,
    territory_figures,
)
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.models import Figure, FigureImport
from knotenpunkt.monitoring.queries.figures_version import FiguresVersion, figures_version
from knotenpunkt.monitoring.queries.indicators import (
    Described,
    coverage_by_indicator,
    described_indicators,
    parts_of,
)
from knotenpunkt.regions.models import Centre, CentreMunicipality

type _Moment = tuple[str, date]


@dataclass(frozen=True, slots=True)
class CentreFigure:
    """The figure of an indicator for a centre's territory, or why there is none.

    `compared_on` is the day of the denominator where it is another one than `reference_on`: with a value it has to be
    said beside it, with the absence OTHER_DATES it is why there is none. `joint` is the value of the Kreis that the
    centre shares with another. `newer_on` is a newer day of which too little is told to be shown.
    """

    indicator: str
    centre: str
    value: Decimal | None
    absence: Absence | None
    basis: Basis | None
    reference_on: date | None
    compared_on: date | None
    joint: Decimal | None
    sources: tuple[Delivery, ...]
    newer_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An indicator on a day, the day of its denominator, and a newer one of which too little is told."""

    indicator: Described
    on: date | None
    denominator_on: date | None
    newer_on: date | None = None

    @property
    def moments(self) -> list[_Moment]:
        """The stored figures that are needed for it."""
        days = (self.on, self.denominator_on)
        parts = parts_of(self.indicator)
        return [(code, day) for code, day in zip(parts, days, strict=False) if day is not None]


@dataclass(frozen=True, slots=True)
class _Stored:
    """Values by region of an indicator on a day, and the deliveries they came with."""

    values: dict[str, Decimal | None] = field(default_factory=dict)
    deliveries: set[uuid.UUID] = field(default_factory=set)


type FiguresByCentre = Mapping[str, Mapping[str, CentreFigure]]


def figures_of_centres(
    codes: Iterable[str], *, on: date | None = None, across_dates: bool = False
) -> FiguresByCentre:
    """By the indicator's code and the centre's key: the figure of that day.

    Where none is given it is the newest of which nearly as much is told as of any (`usual_day`): one day for all
    centres, so that they can be compared, and never a year that has come in by halves.

    A ratio of two days is refused; with `across_dates` it is computed from the nearest day and says so. One SQL
    statement where the answer is kept already, six otherwise. Raises UnknownIndicator.
    """
    asked, version = tuple(dict.fromkeys(codes)), figures_version()
    if version is None:
        return _figures_of_centres(asked, on, across_dates=across_dates)
    return _kept_figures(version, asked, on, across_dates)


def series_of_centre(centre: Centre, code: str, *, across_dates: bool = False) -> tuple[CentreFigure, ...]:
    """The figures of a centre's territory on every day there are some, oldest first; as many SQL statements."""
    version = figures_version()
    return () if version is None else _kept_series(version, centre.key, code, across_dates)


@lru_cache(maxsize=64)
def _kept_figures(
    _version: FiguresVersion,
    codes: tuple[str, ...],
    on: date | None,
    across_dates: bool,  # noqa: FBT001 - a key
) -> FiguresByCentre:
    return _figures_of_centres(codes, on, across_dates=across_dates)


@lru_cache(maxsize=256)
def _kept_series(
    _version: FiguresVersion,
    centre: str,
    code: str,
    across_dates: bool,  # noqa: FBT001 - a key
) -> tuple[CentreFigure, ...]:
    indicators = described_indicators([code])
    territories = all_territories()
    dates = coverage_by_indicator(parts_of(indicators[code]), territories)
    wanted = [_wanted(indicators[code], day, dates) for day in sorted(dates[parts_of(indicators[code])[0]])]
    found = _figures(wanted, indicators, territories, across_dates=across_dates)
    return tuple(figures[centre] for figures in found if centre in figures)


def _figures_of_centres(codes: tuple[str, ...], on: date | None, *, across_dates: bool) -> FiguresByCentre:
    indicators, territories = described_indicators(codes), all_territories()
    dates = coverage_by_indicator(
        {part for code in codes for part in parts_of(indicators[code])}, territories
    )
    wanted = [
        _wanted(indicators[code], on, dates) if on else _usual(indicators[code], dates) for code in codes
    ]
    found = _figures(wanted, indicators, territories, across_dates=across_dates)
    return dict(zip(codes, found, strict=True))


def _usual(indicator: Described, dates: Mapping[str, Coverage]) -> _Wanted:
    coverage = dates[parts_of(indicator)[0]]
    day = usual_day(coverage)
    return replace(_wanted(indicator, day, dates), newer_on=newer_day(coverage, day))


def _wanted(indicator: Described, day: date | None, dates: Mapping[str, Coverage]) -> _Wanted:
    return _Wanted(indicator, day, day and nearest_day(day, dates[parts_of(indicator)[-1]]))


def all_territories() -> Sequence[Territory]:
    """The territory of every centre; one SQL statement."""
    return territories_of(
        CentreMunicipality.objects.order_by("pk").values_list(
            "centre__key", "municipality_id", "municipality__district_id"
        )
    )


def _figures(
    wanted: Sequence[_Wanted],
    indicators: Mapping[str, Described],
    territories: Sequence[Territory],
    *,
    across_dates: bool,
) -> Iterator[dict[str, CentreFigure]]:
    """The figures of each that is wanted, by the centre's key; two SQL statements."""
    stored = _stored(moment for want in wanted for moment in want.moments)
    deliveries = _deliveries(stored.values())
    for want in wanted:
        parts = [
            territory_figures(territories, stored[moment].values, indicators[moment[0]].measure)
            for moment in want.moments
        ]
        sources = {key for moment in want.moments for key in stored[moment].deliveries}
        named = tuple(deliveries[key] for key in sorted(sources))
        yield {
            territory.centre: _centre_figure(
                want,
                territory.centre,
                [part[territory.centre] for part in parts],
                named,
                across_dates=across_dates,
            )
            for territory in territories
        }


def _centre_figure(
    want: _Wanted,
    centre: str,
    parts: Sequence[TerritoryFigure],
    sources: tuple[Delivery, ...],
    *,
    across_dates: bool,
) -> CentreFigure:
    figure = _put_together(want, parts, across_dates=across_dates)
    other_day = want.denominator_on if want.denominator_on != want.on else None
    return CentreFigure(
        indicator=want.indicator.code,
        centre=centre,
        value=figure.value,
        absence=figure.absence,
        basis=figure.basis,
        reference_on=want.on,
        compared_on=other_day if want.indicator.numerator else None,
        joint=figure.joint,
        sources=sources,
        newer_on=want.newer_on,
    )


def _put_together(want: _Wanted, parts: Sequence[TerritoryFigure], *, across_dates: bool) -> TerritoryFigure:
    if len(parts) != len(parts_of(want.indicator)):
        return TerritoryFigure(absence=Absence.MISSING)
    if want.indicator.numerator is None:
        return parts[0]
    if want.on != want.denominator_on and not across_dates:
        return TerritoryFigure(absence=Absence.OTHER_DATES)
    return ratio(*parts, unit=want.indicator.unit)


def _stored(moments: Iterable[_Moment]) -> dict[_Moment, _Stored]:
    """What is stored for each indicator and day."""
    by_day: dict[date, set[str]] = {}
    for code, day in moments:
        by_day.setdefault(day, set()).add(code)
    condition = Q(pk__in=[])
    for day, codes in by_day.items():
        condition |= Q(reference_on=day, indicator__in=codes)
    found = {(code, day): _Stored() for day, codes in by_day.items() for code in codes}
    rows = Figure.objects.order_by().filter(condition)
    for code, day, region, value, delivery in rows.values_list(
        "indicator_id", "reference_on", "region", "value", "delivery_id"
    ):
        stored = found[(code, day)]
        stored.values[region] = value
        stored.deliveries.add(delivery)
    return found


def _deliveries(stored: Iterable[_Stored]) -> dict[uuid.UUID, Delivery]:
    keys = {key for each in stored for key in each.deliveries}
    columns = [column.name for column in fields(Delivery)]
    rows = FigureImport.objects.filter(pk__in=keys).values_list("pk", *columns)
    return {key: Delivery(*values) for key, *values in rows}
