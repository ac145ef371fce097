"""Figures for tests."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from knotenpunkt.monitoring.actions.store_figures import store_figures
from knotenpunkt.monitoring.domain.figures import FigureKey, FigureValue
from knotenpunkt.monitoring.domain.vocabulary import Delivery

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
DAY = date(2023, 12, 31)
EARLIER = date(2022, 12, 31)


def add_figures(
    code: str, values: Mapping[str, float | None], *, on: date = DAY, title: str = "Zählung"
) -> None:
    """Figures of an indicator by region; None is one kept secret."""
    figures = {
        FigureKey(code, on, region): FigureValue(None if value is None else Decimal(str(value)))
        for region, value in values.items()
    }
    store_figures(Delivery(title), figures, now=NOW)
