"""Writing figures as one delivery, inside the transaction of the action that knows why."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import batched

from knotenpunkt.monitoring.domain.figures import FigureKey, Figures, FigureValue
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.models import Figure, FigureImport

_AT_ONCE = 5_000


def store_figures(delivery: Delivery, figures: Figures, *, now: datetime) -> FigureImport | None:
    """Write the figures with their delivery, over those of the same region and day; no delivery without figures."""
    if not figures:
        return None
    row = FigureImport.objects.create(imported_at=now, **asdict(delivery))
    for batch in batched(figures.items(), _AT_ONCE):
        Figure.objects.bulk_create(
            _rows(batch, row),
            update_conflicts=True,
            unique_fields=["indicator", "reference_on", "region"],
            update_fields=["value", "is_suppressed", "note", "delivery"],
        )
    return row


def stored_figures(keys: Iterable[FigureKey]) -> dict[FigureKey, FigureValue]:
    """What the instance has for the indicators and days of these keys."""
    asked = {(key.indicator, key.reference_on) for key in keys}
    rows = Figure.objects.order_by().filter(
        indicator__in={indicator for indicator, _ in asked}, reference_on__in={day for _, day in asked}
    )
    columns = ("indicator_id", "reference_on", "region", "value", "note")
    return {
        FigureKey(indicator, day, region): FigureValue(value, note)
        for indicator, day, region, value, note in rows.values_list(*columns).iterator(chunk_size=_AT_ONCE)
    }


def _rows(items: Iterable[tuple[FigureKey, FigureValue]], delivery: FigureImport) -> Iterator[Figure]:
    for key, figure in items:
        yield Figure(
            indicator_id=key.indicator,
            reference_on=key.reference_on,
            region=key.region,
            value=figure.value,
            is_suppressed=figure.value is None,
            note=figure.note,
            delivery=delivery,
        )
