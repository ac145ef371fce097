"""The figure of a centre's territory out of the figures of its municipalities or of its Kreis, for one day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from knotenpunkt.monitoring.domain.small_numbers import hidden_parts, is_small

STATE = "05"


class Absence(StrEnum):
    """Why there is no value."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    SUPPRESSED = "suppressed"
    SHARED_DISTRICT = "shared_district"
    OTHER_DATES = "other_dates"


class Basis(StrEnum):
    """Out of what a value was made."""

    CENTRE = "centre"
    MUNICIPALITIES = "municipalities"
    DISTRICT = "district"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Territory:
    """What a centre serves: its municipalities, and the Kreis in which they lie.

    `is_whole_district` says that they are all of that Kreis; otherwise other centres share it.
    """

    centre: str
    municipalities: tuple[str, ...]
    district: str
    is_whole_district: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """What has to be known of an indicator to put figures of regions together."""

    adds_up: bool
    is_of_centres: bool = False
    smallest: int | None = None


@dataclass(frozen=True, slots=True)
class TerritoryFigure:
    """A value with its basis, or why there is none; `joint` is that of the Kreis which several centres share."""

    value: Decimal | None = None
    absence: Absence | None = None
    basis: Basis | None = None
    joint: Decimal | None = None


_SUPPRESSED = TerritoryFigure(absence=Absence.SUPPRESSED)


def territories_of(served: Iterable[tuple[str, str, str]]) -> tuple[Territory, ...]:
    """The territories out of rows of centre, municipality and Kreis, in the order of their keys.

    A centre that serves municipalities of several Kreise counts for the first; it is never the whole of it.
    """
    municipalities: dict[str, list[str]] = {}
    districts: dict[str, set[str]] = {}
    centres: dict[str, set[str]] = {}
    for centre, municipality, district in served:
        municipalities.setdefault(centre, []).append(municipality)
        districts.setdefault(centre, set()).add(district)
        centres.setdefault(district, set()).add(centre)
    return tuple(
        Territory(
            centre=centre,
            municipalities=tuple(sorted(municipalities[centre])),
            district=min(districts[centre]),
            is_whole_district=len(districts[centre]) == 1 and len(centres[min(districts[centre])]) == 1,
        )
        for centre in sorted(municipalities)
    )


def territory_figures(
    territories: Sequence[Territory], values: Mapping[str, Decimal | None], measure: Measure
) -> dict[str, TerritoryFigure]:
    """The figure of each territory by its centre's key, from the values by region (none: kept secret)."""
    found = {territory.centre: _figure(territory, values, measure) for territory in territories}
    return _protected(found, territories, values, measure)


def _figure(territory: Territory, values: Mapping[str, Decimal | None], measure: Measure) -> TerritoryFigure:
    """Its own figure, else the sum of its municipalities, else the figure of its Kreis."""
    if measure.is_of_centres:
        return _single(values, territory.centre, Basis.CENTRE)
    known = [values[ags] for ags in territory.municipalities if ags in values]
    is_complete = len(known) == len(territory.municipalities)
    if is_complete and None not in known and (measure.adds_up or len(known) == 1):
        total = sum((value for value in known if value is not None), Decimal(0))
        return TerritoryFigure(total, basis=Basis.MUNICIPALITIES)
    if territory.district in values:
        return _of_district(territory, values)
    if is_complete and None in known:
        return _SUPPRESSED
    return TerritoryFigure(absence=Absence.INCOMPLETE if known else Absence.MISSING)


def _of_district(territory: Territory, values: Mapping[str, Decimal | None]) -> TerritoryFigure:
    if territory.is_whole_district:
        return _single(values, territory.district, Basis.DISTRICT)
    return TerritoryFigure(absence=Absence.SHARED_DISTRICT, joint=values[territory.district])


def _single(values: Mapping[str, Decimal | None], region: str, basis: Basis) -> TerritoryFigure:
    if region not in values:
        return TerritoryFigure(absence=Absence.MISSING)
    value = values[region]
    return _SUPPRESSED if value is None else TerritoryFigure(value, basis=basis)


def _protected(
    found: Mapping[str, TerritoryFigure],
    territories: Sequence[Territory],
    values: Mapping[str, Decimal | None],
    measure: Measure,
) -> dict[str, TerritoryFigure]:
    """The same without small counts, and without those that give them away to whoever knows a total.

    Totals that are known: of the state, and of a Kreis that several centres share.
    """
    if measure.smallest is None:
        return dict(found)
    groups = {STATE: [territory.centre for territory in territories]}
    for territory in territories:
        if not territory.is_whole_district:
            groups.setdefault(territory.district, []).append(territory.centre)
    protected = dict(found)
    for total, centres in groups.items():
        parts = {centre: found[centre].value for centre in centres if found[centre].value is not None}
        known = values.get(total) is not None
        hidden = hidden_parts(parts, smallest=measure.smallest, total_is_known=known)
        protected |= dict.fromkeys(hidden.parts, _SUPPRESSED)
        if hidden.total or is_small(values.get(total), measure.smallest):
            protected |= {
                centre: replace(protected[centre], joint=None) for centre in centres if total != STATE
            }
    return protected
