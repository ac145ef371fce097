"""Figures of offers' pages: the months, the small numbers, the bars."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.offer_figures import Bar, Figures, bars, is_small, last_months, total


def test_the_last_twelve_months_end_with_this_one() -> None:
    months = last_months(date(2026, 3, 31))

    assert (months[0], months[-2], months[-1]) == (date(2025, 4, 1), date(2026, 2, 1), date(2026, 3, 1))


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_months_follow_one_another(today: date) -> None:
    months = last_months(today)
    distances = {
        (later.year - earlier.year) * 12 + later.month - earlier.month for earlier, later in pairwise(months)
    }

    assert (len(months), distances, months[-1]) == (12, {1}, today.replace(day=1))


def test_from_one_to_four_a_number_is_small() -> None:
    assert [number for number in range(100) if is_small(number)] == [1, 2, 3, 4]


def test_bars_begin_at_nought_and_small_ones_look_alike() -> None:
    january, february, march, april = (date(2026, month, 1) for month in range(1, 5))

    assert bars({january: 0, february: 1, march: 4, april: 20}) == (
        Bar(january, 0, 0),
        Bar(february, 1, 25),
        Bar(march, 4, 25),
        Bar(april, 20, 100),
    )


def test_a_few_views_are_no_full_bar() -> None:
    assert bars({date(2026, 1, 1): 10}) == (Bar(date(2026, 1, 1), 10, 50),)


def test_without_figures_there_are_empty_bars() -> None:
    assert bars({date(2026, 1, 1): 0}) == (Bar(date(2026, 1, 1), 0, 0),)


def test_a_total_adds_each_kind() -> None:
    assert total([Figures(1, 2, 3), Figures(10, 20, 30)]) == Figures(11, 22, 33)
