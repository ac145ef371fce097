"""Figures computed from two others: a share or a rate, and of which days it may be made."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from knotenpunkt.monitoring.domain.territory_figures import Absence, Basis, TerritoryFigure

FACTORS = {"percent": Decimal(100), "per_thousand": Decimal(1000)}


def ratio(numerator: TerritoryFigure, denominator: TerritoryFigure, *, unit: str) -> TerritoryFigure:
    """One divided by the other in the unit; without either there is none, for the reason of the first that lacks."""
    for figure in (numerator, denominator):
        if figure.value is None:
            return TerritoryFigure(absence=figure.absence)
    if numerator.value is None or not denominator.value:
        return TerritoryFigure(absence=Absence.MISSING)
    return TerritoryFigure(numerator.value / denominator.value * FACTORS[unit], basis=Basis.RATIO)


def nearest_day(wanted: date, days: Iterable[date]) -> date | None:
    """The day itself, else the last one before it, else the first after it."""
    before = [day for day in days if day <= wanted]
    after = [day for day in days if day > wanted]
    return max(before) if before else min(after, default=None)
