"""The line of posts over time as a drawing: where its points, numbers and years lie.

It begins at zero; time goes from left to right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil

from knotenpunkt.planning.domain.posts import Step

WIDTH, HEIGHT = 480, 240
LEFT, RIGHT, TOP, GROUND = 12, 468, 36, 204
BETWEEN_WORDS = 56  # so that two numbers on a phone do not touch


@dataclass(frozen=True, slots=True)
class Number:
    """How many posts there are, and where that is written."""

    x: int
    y: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Year:
    """A year and where its beginning lies; a string, so that no language puts dots into it."""

    x: int
    y: int
    year: str


@dataclass(frozen=True, slots=True)
class StepChart:
    """Points as SVG writes them: what was and is, and what is planned; `today` is where the one becomes the other."""

    past: str
    planned: str
    today: int
    numbers: tuple[Number, ...]
    years: tuple[Year, ...]


def step_chart(steps: Sequence[Step], today: date) -> StepChart | None:
    """The drawing of the steps until the end of this year, or of the year of the last step; without steps none."""
    if not steps:
        return None
    frame = _Frame(
        date(min(steps[0].on, today).year, 1, 1),
        date(max(steps[-1].on, today).year + 1, 1, 1),
        max(step.full_time for step in steps),
    )
    points = [(steps[0].on, Decimal(0)), *_corners(steps), (frame.until, steps[-1].full_time)]
    before = [point for point in points if point[0] <= today]
    level = before[-1][1] if before else Decimal(0)
    here = (today, level)
    return StepChart(
        frame.line([*before, here] if before else []),
        frame.line([here, *(point for point in points if point[0] > today)] if before else points),
        frame.x(today),
        tuple(_numbers(steps, frame))[::-1],
        tuple(_years(frame)),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    since: date
    until: date
    most: Decimal

    def x(self, day: date) -> int:
        return LEFT + (RIGHT - LEFT) * (day - self.since).days // (self.until - self.since).days

    def y(self, full_time: Decimal) -> int:
        return round(GROUND - (GROUND - TOP) * full_time / self.most)

    def line(self, points: Sequence[tuple[date, Decimal]]) -> str:
        return " ".join(f"{self.x(day)},{self.y(full_time)}" for day, full_time in points)


def _corners(steps: Sequence[Step]) -> Iterator[tuple[date, Decimal]]:
    """Up or down at each step, then along until the next."""
    yield steps[0].on, steps[0].full_time
    for before, after in pairwise(steps):
        yield after.on, before.full_time
        yield after.on, after.full_time


def _numbers(steps: Sequence[Step], frame: _Frame) -> Iterator[Number]:
    """How many posts there are after a step; of numbers that would touch the later one is written."""
    free_until = RIGHT
    for step in reversed(steps):
        x = min(frame.x(step.on), RIGHT - BETWEEN_WORDS)
        if x + BETWEEN_WORDS <= free_until:
            free_until = x
            yield Number(x, frame.y(step.full_time) - 8, step.full_time)


def _years(frame: _Frame) -> Iterator[Year]:
    """Years under the line, as many as fit."""
    first, last = frame.since.year, frame.until.year - 1
    every = ceil((last - first + 1) * BETWEEN_WORDS / (RIGHT - LEFT))
    for year in range(first, last + 1, every):
        yield Year(frame.x(date(year, 1, 1)), HEIGHT - 12, str(year))
