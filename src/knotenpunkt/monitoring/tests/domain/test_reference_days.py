"""Of which day figures are shown where nobody asks for one."""

from datetime import date
from fractions import Fraction

import pytest

from knotenpunkt.monitoring.domain.reference_days import newer_day, usual_day

OLD, MIDDLE, NEW = date(2021, 12, 31), date(2022, 12, 31), date(2023, 12, 31)


@pytest.mark.parametrize(
    ("shares", "shown", "newer"),
    [
        ({}, None, None),
        ({OLD: 53}, OLD, None),
        ({OLD: 53, NEW: 53}, NEW, None),
        ({OLD: 53, NEW: 26}, OLD, NEW),
        ({OLD: 53, NEW: 48}, NEW, None),
        ({OLD: 53, NEW: 47}, OLD, NEW),
        ({OLD: 20, MIDDLE: 53, NEW: 1}, MIDDLE, NEW),
        ({OLD: 20, NEW: 19}, NEW, None),
        ({OLD: 0, NEW: 0}, NEW, None),
    ],
)
def test_a_year_that_came_in_by_halves_hides_no_whole_one(
    shares: dict[date, int], shown: date | None, newer: date | None
) -> None:
    coverage = {day: Fraction(number, 53) for day, number in shares.items()}

    assert usual_day(coverage) == shown
    assert newer_day(coverage, shown) == newer
