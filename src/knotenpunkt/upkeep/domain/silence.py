"""What silence brings and when: pure rules over days, the same whether a night came in time, late or twice."""

from dataclasses import dataclass
from datetime import date, timedelta

from knotenpunkt.directory.domain.verification import Patience, due_on


@dataclass(frozen=True, slots=True)
class Upkeep:
    """When a service was last confirmed, if ever, since when it is in the catalogue, and its rhythm in months."""

    confirmed_on: date | None
    created_on: date
    rhythm_months: int

    @property
    def due_on(self) -> date:
        """The day on which its last confirmation runs out; that of its creation where there never was one."""
        return due_on(self.confirmed_on, self.created_on, self.rhythm_months)

    def asked_from(self, patience: Patience) -> date:
        """From when on the provider is asked: early enough that the reminder, too, comes before it has run out."""
        return self.due_on - timedelta(days=patience.reminder)

    def is_within_rhythm(self, today: date) -> bool:
        """Whether somebody has confirmed it and that has not run out."""
        return self.confirmed_on is not None and today <= self.due_on


@dataclass(frozen=True, slots=True)
class Silence:
    """An open question: when it was asked, whether by letter, and when it was asked again."""

    asked_on: date
    was_mailed: bool
    reminded_on: date | None = None

    def reminder_on(self, patience: Patience) -> date | None:
        """When the reminder goes out; never where no letter did, and never twice."""
        if not self.was_mailed or self.reminded_on is not None:
            return None
        return self.asked_on + timedelta(days=patience.reminder)

    def doubted_on(self, upkeep: Upkeep, patience: Patience) -> date | None:
        """From when on pages tell that nobody confirms it; not while its last confirmation holds.

        Nobody bears the consequences of a late night: where the reminder was late, everything after it is.
        """
        return self._after(patience.doubt, upkeep, patience)

    def hidden_on(self, upkeep: Upkeep, patience: Patience) -> date | None:
        """From when on it is not public."""
        return self._after(patience.hiding, upkeep, patience)

    def unconfirmed_since(self, upkeep: Upkeep) -> date:
        """What pages name: the day its last confirmation ran out; of the question where there never was one."""
        return upkeep.due_on if upkeep.confirmed_on else self.asked_on

    def _after(self, days: int, upkeep: Upkeep, patience: Patience) -> date | None:
        if self.reminder_on(patience) is not None:
            return None
        reached = [self.asked_on + timedelta(days=days)]
        if self.reminded_on is not None:
            reached.append(self.reminded_on + timedelta(days=days - patience.reminder))
        if upkeep.confirmed_on is not None:
            reached.append(upkeep.due_on)
        return max(reached)
