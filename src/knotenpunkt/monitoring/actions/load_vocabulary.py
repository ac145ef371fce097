"""Filling an instance with the indicators, and with the figures that come with the program."""

import csv
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction

from knotenpunkt.access.policy import Actor, Permission, require
from knotenpunkt.monitoring.actions.store_figures import store_figures, stored_figures
from knotenpunkt.monitoring.domain.figures import FigureKey, Figures, FigureValue
from knotenpunkt.monitoring.domain.vocabulary import (
    Delivery,
    IndicatorEntry,
    read_deliveries,
    read_indicators,
)
from knotenpunkt.monitoring.models import Indicator
from knotenpunkt.regions.actions.revisions import count_change
from knotenpunkt.regions.models import FigureSource, Municipality
from knotenpunkt.shared import audit

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, slots=True)
class LoadedFigures:
    """How many indicators and figures were new or changed; nothing is counted that was right already."""

    indicators: int
    figures: int

    @property
    def changed(self) -> bool:
        return bool(self.indicators or self.figures)


def load_vocabulary(*, actor: Actor, now: datetime) -> LoadedFigures:
    """Bring the indicators to the state of the file and add the figures that are missing, all or nothing.

    Figures that are there stay as they are, corrected ones too.
    """
    require(actor, Permission.INSTANCE_PREPARE)
    with transaction.atomic():
        loaded = LoadedFigures(_load_indicators(), _load_files(now) + _load_municipalities(now))
        if loaded.changed:
            count_change(None, now=now)
            audit.record(
                "monitoring.figures.load",
                actor=actor.identifier,
                now=now,
                subject_type="figures",
                changes=asdict(loaded),
            )
    return loaded


def _load_indicators() -> int:
    entries = read_indicators((DATA / "indicators.json").read_text(encoding="utf-8"))
    stored = {row.code: row for row in Indicator.objects.all()}
    rows = [_row(entry) for entry in entries]
    columns = [field.attname for field in Indicator._meta.concrete_fields if not field.primary_key]
    differing = [
        row
        for row in rows
        if row.code not in stored
        or any(getattr(row, column) != getattr(stored[row.code], column) for column in columns)
    ]
    Indicator.objects.bulk_create(
        differing,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[column.removesuffix("_id") for column in columns],
    )
    return len(differing)


def _row(entry: IndicatorEntry) -> Indicator:
    values = asdict(entry)
    return Indicator(numerator_id=values.pop("numerator"), denominator_id=values.pop("denominator"), **values)


def _load_files(now: datetime) -> int:
    """The files of `data`, named after indicator and day: figures by key of the region."""
    deliveries = read_deliveries((DATA / "deliveries.json").read_text(encoding="utf-8"))
    return sum(_add_missing(_figures_in(name), delivery, now) for name, delivery in deliveries.items())


def _figures_in(name: str) -> Figures:
    indicator, _, day = name.removesuffix(".csv").rpartition("_")
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {
            FigureKey(indicator, date.fromisoformat(day), row["ags"]): FigureValue(Decimal(row["value"]))
            for row in csv.DictReader(file)
        }


def _load_municipalities(now: datetime) -> int:
    """Population and area, as the municipalities of the instance have them, on the day of their source."""
    added = 0
    for source in FigureSource.objects.filter(pk__in=Municipality.objects.values("source")).order_by("pk"):
        figures = {
            FigureKey(indicator, source.reference_on, ags): FigureValue(Decimal(value))
            for ags, population, area in Municipality.objects.filter(source=source).values_list(
                "ags", "population", "area"
            )
            for indicator, value in (("pop_total", population), ("area", area))
        }
        added += _add_missing(figures, _delivery_of(source), now)
    return added


def _delivery_of(source: FigureSource) -> Delivery:
    return Delivery(
        title=source.title,
        publisher=source.publisher,
        licence=source.licence,
        attribution=source.attribution,
        website=source.website,
        note=f"Gebietsstand {source.territories_on:%d.%m.%Y}" if source.territories_on else "",
    )


def _add_missing(figures: Figures, delivery: Delivery, now: datetime) -> int:
    stored = stored_figures(figures)
    missing = {key: value for key, value in figures.items() if key not in stored}
    store_figures(delivery, missing, now=now)
    return len(missing)
