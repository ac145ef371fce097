"""Opening hours as few short lines: days with the same hours stand together."""

from collections.abc import Iterable
from datetime import time

from knotenpunkt.shared.text.cldr import time_span, weekday_name

type Span = tuple[int, time, time]


def opening_lines(spans: Iterable[Span], language: str) -> tuple[tuple[str, str], ...]:
    """Days and their hours, in German ("Mo–Do", "8:30–12 Uhr, 14–16 Uhr").

    A span is (weekday from Monday 0, opens, closes). Only days that follow each other are drawn together.
    """
    hours_of: dict[int, list[str]] = {}
    for weekday, opens, closes in sorted(spans):
        hours_of.setdefault(weekday, []).append(time_span(opens, closes, language))
    runs: list[tuple[list[int], str]] = []
    for weekday, hours in sorted((day, ", ".join(written)) for day, written in hours_of.items()):
        if runs and runs[-1][1] == hours and runs[-1][0][-1] == weekday - 1:
            runs[-1][0].append(weekday)
        else:
            runs.append(([weekday], hours))
    return tuple((_days(days, language), hours) for days, hours in runs)


def _days(days: list[int], language: str) -> str:
    first, last = (weekday_name(day, language, "abbreviated") for day in (days[0], days[-1]))
    if len(days) == 1:
        return first
    return f"{first}, {last}" if len(days) == 2 else f"{first}–{last}"
