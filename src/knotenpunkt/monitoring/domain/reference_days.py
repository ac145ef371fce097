"""Of which day figures are shown where nobody asks for one."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

_NEARLY = Fraction(9, 10)

type Coverage = Mapping[date, Fraction]


def usual_day(coverage: Coverage) -> date | None:
    """The newest day of which nearly as much of the state is told (nine tenths) as of the day of which most is.

    So a year that has come in by halves hides no whole one; a few regions that are late hide no new one.
    """
    enough = _NEARLY * max(coverage.values(), default=Fraction(0))
    return max((day for day, share in coverage.items() if share >= enough), default=None)


def newer_day(coverage: Coverage, shown: date | None) -> date | None:
    """The newest day after the one that is shown; None where that is the newest."""
    newest = max(coverage, default=None)
    return newest if shown is not None and newest is not None and newest > shown else None
