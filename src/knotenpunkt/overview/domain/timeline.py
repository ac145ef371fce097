"""Periods on a line of years: where each bar begins and how long it is, in thousandths of the line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knotenpunkt.overview.domain.periods import Period

LENGTH = 1000


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years, from the first of January of `first` until the end of `last`."""

    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    def place(self, day: date) -> int:
        """Where a day lies, in thousandths of the line."""
        begin, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        return round(LENGTH * (day - begin).days / (end - begin).days)


@dataclass(frozen=True, slots=True)
class Bar:
    """A period on the line."""

    period: Period
    left: int
    width: int
    is_closed: bool


def axis_of(periods: Iterable[Period]) -> Axis | None:
    """The years that hold all periods; None where there is none."""
    known = list(periods)
    if not known:
        return None
    return Axis(min(period.begins_on.year for period in known), max(period.last_day.year for period in known))


def bars(axis: Axis, spans: Sequence[tuple[Period, bool]]) -> tuple[Bar, ...]:
    """A bar for each period, and whether it was closed with a result."""
    return tuple(
        Bar(
            period,
            axis.place(period.begins_on),
            axis.place(period.ends_on) - axis.place(period.begins_on),
            is_closed,
        )
        for period, is_closed in spans
    )
