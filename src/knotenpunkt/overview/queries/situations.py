"""The situation of centres in figures, each with the day it tells of and where it comes from."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Count, Min, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from knotenpunkt.monitoring.models import Indicator
from knotenpunkt.monitoring.queries.centre_figures import CentreFigure, figures_of_centres
from knotenpunkt.monitoring.queries.figure_words import absence_words, date_words
from knotenpunkt.overview.domain.voices import Voice
from knotenpunkt.overview.queries.told_centres import ToldCentre, told_centres
from knotenpunkt.regions.models import Centre, CentreMunicipality, FigureSource
from knotenpunkt.regions.queries.offer_counts import offer_counts
from knotenpunkt.regions.queries.revisions import DataVersion, instance_version

OFFERS = "offers"
SHARES = {Indicator.Unit.PERCENT, Indicator.Unit.PER_THOUSAND, Indicator.Unit.DAYS}


@dataclass(frozen=True, slots=True)
class SituationFigure:
    """A figure in the reader's words; without a value `note` says why. A size counts people or things.

    `voice`: the other instance that tells it (None: this one).
    """

    code: str
    name: str
    value: Decimal | None
    unit: str
    decimals: int
    reference_on: date | None
    source: str
    note: str = ""
    is_size: bool = False
    voice: Voice | None = None


type Situation = tuple[SituationFigure, ...]


def situations(today: date) -> dict[uuid.UUID, Situation]:
    """The figures of every centre in the order in which they are shown, in two statements while nothing changes.

    Figures of the regions stand in where none were imported; indicators without any figures are left out.
    """
    language = get_language() or settings.LANGUAGE_CODE
    centres = tuple(Centre.objects.order_by("key").values_list("pk", "key"))
    return _situations(instance_version(), language, today, centres)


@lru_cache(maxsize=6)
def _situations(
    version: DataVersion, language: str, today: date, centres: tuple[tuple[uuid.UUID, str], ...]
) -> dict[uuid.UUID, Situation]:
    """Kept by version: figures of all indicators are put together again only after something changed."""
    territories = _territories()
    measured = _measured(language, [key for _, key in centres])
    offers, told = offer_counts(), told_centres()
    return {
        centre: _together(
            measured[key],
            (*territories.get(centre, ()), _offers(offers.get(centre, 0), told.get(centre), today)),
        )
        for centre, key in centres
    }


def _together(measured: Situation, counted: Situation) -> Situation:
    known = {figure.code for figure in measured}
    return (*measured, *(figure for figure in counted if figure.code not in known))


def _measured(language: str, centres: list[str]) -> dict[str, Situation]:
    """The newest figures of all indicators that have some, by the centre's key."""
    indicators = list(Indicator.objects.order_by("position", "code"))
    figures = figures_of_centres([one.code for one in indicators], across_dates=True)
    return {
        centre: tuple(
            _figure(indicator, figure, language)
            for indicator in indicators
            if (figure := figures[indicator.code].get(centre)) and figure.reference_on
        )
        for centre in centres
    }


def _figure(indicator: Indicator, figure: CentreFigure, language: str) -> SituationFigure:
    note = absence_words(figure) if figure.value is None else ""
    return SituationFigure(
        code=indicator.code,
        name=indicator.names.get(language) or indicator.names.get("de") or indicator.code,
        value=figure.value,
        unit=indicator.unit,
        decimals=indicator.decimals,
        reference_on=figure.reference_on,
        source="; ".join(dict.fromkeys(one.attribution or one.title for one in figure.sources)),
        note=note or (date_words(figure) if figure.compared_on else ""),
        is_size=indicator.unit not in SHARES,
    )


def _territories() -> dict[uuid.UUID, Situation]:
    rows = (
        CentreMunicipality.objects.order_by("centre")
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


def _offers(number: int, told: ToldCentre | None, today: date) -> SituationFigure:
    """Counted here, or as another instance told it."""
    return SituationFigure(
        OFFERS,
        _("Published offers"),
        Decimal(told.content.offers if told else number),
        "pieces",
        0,
        told.voice.told_on if told else today,
        told.voice.address if told else _("This directory"),
        is_size=True,
        voice=told.voice if told else None,
    )
