"""Opening hours as few short lines: days with the same hours stand together."""

from collections.abc import Iterable
from datetime import time

from knotenpunkt.shared.text.cldr import comma, time_span, weekday_name

type Span = tuple[int, time, time]


def opening_lines(spans: Iterable[Span], language: str) -> tuple[tuple[str, str], ...]:
    """Days and their hours, in German ("Mo–Mi, Fr", "8:30–12 Uhr") and ("Do", "8:30–12 Uhr, 14–17 Uhr").

    A span is (weekday from Monday 0, opens, closes). Days with equal hours share a line.
    """
    hours_of: dict[int, list[str]] = {}
    for weekday, opens, closes in sorted(spans):
        hours_of.setdefault(weekday, []).append(time_span(opens, closes, language))
    days_of: dict[str, list[int]] = {}
    for weekday, hours in hours_of.items():
        days_of.setdefault(comma(language).join(hours), []).append(weekday)
    return tuple((_days(days, language), hours) for hours, days in days_of.items())


def _days(days: list[int], language: str) -> str:
    """Days in their order; three or more that follow each other as a span."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return comma(language).join(_run(run, language) for run in runs)


def _run(run: list[int], language: str) -> str:
    names = [weekday_name(day, language, "abbreviated") for day in run]
    return f"{names[0]}–{names[-1]}" if len(names) > 2 else comma(language).join(names)
