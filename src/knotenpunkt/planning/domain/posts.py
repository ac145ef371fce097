"""Posts over time, computed: how many there are on a day, when their number changes, which stand there twice."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class PostSpan:
    """Posts of one kind in full-time equivalents, from `begins_on` until before `ends_on` (None: they go on).

    `funding`: who pays for them, where somebody asks.
    """

    kind: str
    full_time: Decimal
    begins_on: date
    ends_on: date | None = None
    funding: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether these posts exist on the day."""
        return self.begins_on <= day and (self.ends_on is None or day < self.ends_on)


@dataclass(frozen=True, slots=True)
class Step:
    """From this day on there are so many posts: `difference` more (or fewer) than before."""

    on: date
    full_time: Decimal
    difference: Decimal


def full_time_on(spans: Iterable[PostSpan], day: date) -> Decimal:
    """All posts of a day in full-time equivalents."""
    return sum((span.full_time for span in spans if span.holds_on(day)), NONE)


def full_time_by(part: Callable[[PostSpan], str], spans: Iterable[PostSpan], day: date) -> dict[str, Decimal]:
    """Full-time equivalents of a day, divided by that; what there is none of is left out."""
    found: dict[str, Decimal] = {}
    for span in spans:
        if span.holds_on(day):
            found[part(span)] = found.get(part(span), NONE) + span.full_time
    return found


def full_time_by_kind(spans: Iterable[PostSpan], day: date) -> dict[str, Decimal]:
    """Full-time equivalents of a day by kind."""
    return full_time_by(attrgetter("kind"), spans, day)


def steps_over_time(spans: Iterable[PostSpan]) -> tuple[Step, ...]:
    """The days on which the number of posts changes; a post that another one follows at once is no change."""
    total, steps = NONE, []
    for day, difference in sorted(_differences(spans).items()):
        if difference:
            total += difference
            steps.append(Step(day, total, difference))
    return tuple(steps)


def _differences(spans: Iterable[PostSpan]) -> Mapping[date, Decimal]:
    found: dict[date, Decimal] = {}
    for span in spans:
        found[span.begins_on] = found.get(span.begins_on, NONE) + span.full_time
        if span.ends_on is not None:
            found[span.ends_on] = found.get(span.ends_on, NONE) - span.full_time
    return found


def overlap(first: PostSpan, second: PostSpan) -> bool:
    """Whether there is a day on which both hold."""
    return (second.ends_on is None or first.begins_on < second.ends_on) and (
        first.ends_on is None or second.begins_on < first.ends_on
    )
