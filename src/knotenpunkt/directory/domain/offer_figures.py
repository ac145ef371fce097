"""Figures of offers' pages: months in a row, small numbers said as such."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

FEWEST = 5  # whatever is smaller, but not nought, is said as „under 5"
MONTHS = 12
_FULL = 20  # a chart reaches at least that far: a handful of visits is no full bar


@dataclass(frozen=True, slots=True)
class Figures:
    """How often a page was shown, a number was tapped, an address was tapped."""

    views: int = 0
    calls: int = 0
    mails: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.views + other.views, self.calls + other.calls, self.mails + other.mails)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart from nought: `share` of the highest in per cent; one that is small is as long as the limit."""

    month: date
    number: int
    share: float


def last_months(today: date) -> tuple[date, ...]:
    """The first days of the last twelve months, this one at the end."""
    month = today.year * 12 + today.month - 1
    return tuple(date(*_year_and_month(month - back), 1) for back in reversed(range(MONTHS)))


def is_small(number: int) -> bool:
    """Whether a number is so small that it is not told."""
    return 0 < number < FEWEST


def bars(views: Mapping[date, int]) -> tuple[Bar, ...]:
    """One bar a month; a small number looks like any other small one."""
    shown = {month: FEWEST if is_small(number) else number for month, number in views.items()}
    highest = max([*shown.values(), _FULL])
    return tuple(Bar(month, views[month], 100 * number / highest) for month, number in shown.items())


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of all."""
    return sum(figures, Figures())


def _year_and_month(number: int) -> tuple[int, int]:
    return number // 12, number % 12 + 1
