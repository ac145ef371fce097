"""When a service is due to be confirmed, and what silence brings: pure rules over days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

RHYTHMS = (3, 6, 12)  # months between two confirmations, as the provider chooses
USUAL_RHYTHM = 6


class Stage(StrEnum):
    """What silence after a question has brought so far."""

    ASKED = "asked"
    REMINDED = "reminded"
    DOUBTED = "doubted"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Patience:
    """How many days after the question silence has which consequence; the centre decides, each later than the last."""

    reminder: int = 14
    doubt: int = 30
    hiding: int = 90

    def __post_init__(self) -> None:
        if not 0 < self.reminder < self.doubt < self.hiding:
            raise ValueError("reminder, doubt and hiding follow one another")

    def stage(self, asked_on: date, today: date) -> Stage:
        """The stage that a question without an answer has reached."""
        silence = (today - asked_on).days
        if silence >= self.hiding:
            return Stage.HIDDEN
        if silence >= self.doubt:
            return Stage.DOUBTED
        return Stage.REMINDED if silence >= self.reminder else Stage.ASKED


def due_on(confirmed_on: date | None, created_on: date, rhythm_months: int) -> date:
    """When the provider is asked again: a rhythm after the last confirmation; at once where there never was one."""
    return months_later(confirmed_on, rhythm_months) if confirmed_on else created_on


def months_later(day: date, months: int) -> date:
    """The same day so many months later, the last of the month where that month is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
