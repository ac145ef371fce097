"""Periods of plans: how one stands in an address, which day stands for it, and which of them is shown first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `begins_on` until before `ends_on`."""

    begins_on: date
    ends_on: date

    @property
    def middle(self) -> date:
        """The day that stands for the period: a plan belongs to it if it is in force on this day."""
        return self.begins_on + (self.ends_on - self.begins_on) // 2

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)

    @property
    def code(self) -> str:
        """As it stands in addresses: an interval of ISO 8601."""
        return f"{self.begins_on}/{self.ends_on}"

    def holds_on(self, day: date) -> bool:
        return self.begins_on <= day < self.ends_on


def chosen_period(periods: Iterable[Period], code: str, today: date) -> Period | None:
    """The period of that code; otherwise the last one that runs today, or the newest there is.

    `periods` come in order; None where there is none.
    """
    known = list(periods)
    running = [period for period in known if period.holds_on(today)]
    named = [period for period in known if period.code == code]
    return next(iter([*named, *reversed(running), *reversed(known)]), None)
