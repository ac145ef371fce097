"""Periods and the line of years."""

from datetime import date

from knotenpunkt.overview.domain.periods import Period, chosen_period
from knotenpunkt.overview.domain.timeline import Axis, axis_of, bars

OLD, NEW = Period(date(2024, 1, 1), date(2026, 1, 1)), Period(date(2026, 1, 1), date(2028, 1, 1))


def test_the_middle_of_two_years_is_new_year() -> None:
    assert (NEW.middle, NEW.last_day, NEW.code) == (
        date(2027, 1, 1),
        date(2027, 12, 31),
        "2026-01-01/2028-01-01",
    )


def test_the_period_that_runs_is_chosen_unless_another_is_named() -> None:
    assert chosen_period([OLD, NEW], "", date(2026, 11, 1)) == NEW
    assert chosen_period([OLD, NEW], OLD.code, date(2026, 11, 1)) == OLD
    assert chosen_period([OLD], "", date(2026, 11, 1)) == OLD
    assert chosen_period([], "", date(2026, 11, 1)) is None


def test_periods_that_follow_one_another_touch_on_the_line() -> None:
    axis = axis_of([OLD, NEW])
    assert axis == Axis(2024, 2027)

    first, second = bars(axis, [(OLD, True), (NEW, False)])
    assert (first.left, first.left + first.width, second.left + second.width) == (0, second.left, 1000)
