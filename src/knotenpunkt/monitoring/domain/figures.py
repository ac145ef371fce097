"""A figure as a plain value: what is measured, where and when, and how much."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class FigureKey(NamedTuple):
    """An indicator's code, the day, and the region's key; no two figures share all three."""

    indicator: str
    reference_on: date
    region: str


class FigureValue(NamedTuple):
    """The value, none where whoever counted keeps it secret or does not know it; the note says which."""

    value: Decimal | None
    note: str = ""


type Figures = Mapping[FigureKey, FigureValue]
