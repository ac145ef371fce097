"""What an office says of itself, as another instance tells it; named as in the models of own centres."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """Its place in the administration, and what it asks of the state."""

    host: str
    placement: str
    wishes: str
    source: str
    is_example: bool


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """A programme that it carries out until before `ends_on` (None: it goes on)."""

    name: str
    ends_on: date | None
    note: str
    website: str

    def runs_on(self, day: date) -> bool:
        """Whether it has not ended."""
        return self.ends_on is None or day < self.ends_on


@dataclass(frozen=True, slots=True)
class ConceptFacts:
    """An integration concept."""

    title: str
    state: str
    adopted_on: date | None
    valid_until: date | None
    website: str
