"""What a centre has set out to do and what came of it: a few values, the same whoever tells them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knotenpunkt.overview.domain.voices import Voice


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the shared taxonomy with its labels by language."""

    code: str
    labels: Mapping[str, str]
    position: int = 0

    def label(self, language: str) -> str:
        """The label in the language, else the German one."""
        return self.labels.get(language) or self.labels.get("de") or self.code


@dataclass(frozen=True, slots=True)
class FocusFacts:
    """A focus area with the newest word on its progress; `result` and its text once the plan is closed."""

    title: str
    field: str
    goal: str
    themes: tuple[Theme, ...]
    progress: str
    sentence: str
    progress_on: date | None
    result: str
    result_text: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A published plan from `begins_on` until before `ends_on`."""

    begins_on: date
    ends_on: date
    is_example: bool
    focus_areas: tuple[FocusFacts, ...]

    @property
    def last_day(self) -> date:
        return self.ends_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CentrePlans:
    """The plan in force today, else the next one to begin; and the last one that was closed with results.

    `voice`: the other instance that tells them (None: this one).
    """

    running: PlanFacts | None = None
    closed: PlanFacts | None = None
    voice: Voice | None = None
