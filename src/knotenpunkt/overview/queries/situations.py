"""The situation of centres in figures, each with the day it tells of and where it comes from."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, Min, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.monitoring.models import Indicator
from knotenpunkt.monitoring.queries.centre_figures import CentreFigure, figures_of_centres
from knotenpunkt.monitoring.queries.figure_words import absence_words, date_words
from knotenpunkt.regions.models import Centre, CentreMunicipality, FigureSource
from knotenpunkt.regions.queries.offer_counts import offer_counts

OFFERS = "offers"
SHARES = {Indicator.Unit.PERCENT, Indicator.Unit.PER_THOUSAND, Indicator.Unit.DAYS}


@dataclass(frozen=True, slots=True)
class SituationFigure:
    """A figure in the reader's words; without a value `note` says why. A size counts people or things."""

    code: str
    name: str
    value: Decimal | None
    unit: str
    decimals: int
    reference_on: date | None
    source: str
    note: str = ""
    is_size: bool = False


type Situation = tuple[SituationFigure, ...]


def situations(centres: Iterable[Centre], today: date) -> dict[uuid.UUID, Situation]:
    """The figures of each centre in the order in which they are shown, in a constant number of statements.

    Figures of the regions stand in where none were imported; indicators without any figures are left out.
    """
    wanted = list(centres)
    territories = _territories(wanted)
    measured = _measured(wanted)
    offers = offer_counts()
    return {
        centre.pk: _together(
            measured[centre.pk],
            (*territories.get(centre.pk, ()), _offers(offers.get(centre.pk, 0), today)),
        )
        for centre in wanted
    }


def _together(measured: Situation, counted: Situation) -> Situation:
    known = {figure.code for figure in measured}
    return (*measured, *(figure for figure in counted if figure.code not in known))


def _measured(centres: list[Centre]) -> dict[uuid.UUID, Situation]:
    """The newest figures of all indicators that have some."""
    indicators = list(Indicator.objects.order_by("position", "code"))
    figures = figures_of_centres([one.code for one in indicators], across_dates=True)
    return {
        centre.pk: tuple(
            _figure(indicator, figure)
            for indicator in indicators
            if (figure := figures[indicator.code].get(centre.key)) and figure.reference_on
        )
        for centre in centres
    }


def _figure(indicator: Indicator, figure: CentreFigure) -> SituationFigure:
    language = get_language() or settings.LANGUAGE_CODE
    note = absence_words(figure) if figure.value is None else ""
    return SituationFigure(
        code=indicator.code,
        name=indicator.names.get(language) or indicator.names.get("de") or indicator.code,
        value=figure.value,
        unit=indicator.unit,
        decimals=indicator.decimals,
        reference_on=figure.reference_on,
        source="; ".join(delivery.attribution or delivery.title for delivery in figure.sources),
        note=note or (date_words(figure) if figure.compared_on else ""),
        is_size=indicator.unit not in SHARES,
    )


def _territories(centres: list[Centre]) -> dict[uuid.UUID, Situation]:
    rows = (
        CentreMunicipality.objects.filter(centre__in=[centre.pk for centre in centres])
        .order_by("centre")
        .values("centre")
        .annotate(
            number=Count("pk"),
            people=Sum("municipality__population"),
            size=Sum("municipality__area"),
            source=Min("municipality__source"),
        )
    )
    sources = FigureSource.objects.in_bulk()
    return {row["centre"]: _territory(row, sources[row["source"]]) for row in rows}


def _territory(row: Mapping[str, Any], source: FigureSource) -> Situation:
    def figure(code: str, name: str, value: Decimal, unit: str, decimals: int = 0) -> SituationFigure:
        day, origin = source.reference_on, source.publisher
        return SituationFigure(code, name, Decimal(value), unit, decimals, day, origin, is_size=True)

    return (
        figure("pop_total", _("Inhabitants"), row["people"], "persons"),
        figure("area", _("Area"), row["size"], "square_kilometres", 2),
        figure(
            "density",
            _("Inhabitants per square kilometre"),
            row["people"] / row["size"],
            "per_square_kilometre",
        ),
        figure("municipalities", _("Municipalities"), row["number"], "pieces"),
    )


def _offers(number: int, today: date) -> SituationFigure:
    return SituationFigure(
        OFFERS,
        _("Published offers"),
        Decimal(number),
        "pieces",
        0,
        today,
        _("This directory"),
        is_size=True,
    )
