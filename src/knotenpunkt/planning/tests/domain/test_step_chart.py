"""The line of posts as a drawing: inside its frame, never backwards, numbers and years apart from each other."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.planning.domain.posts import PostSpan, steps_over_time
from knotenpunkt.planning.domain.step_chart import (
    BETWEEN_WORDS,
    GROUND,
    LEFT,
    RIGHT,
    TOP,
    StepChart,
    step_chart,
)

TODAY = date(2026, 11, 26)
SPANS = st.builds(
    lambda share, begins_on, length: PostSpan(
        "specialist", share, begins_on, begins_on + timedelta(days=length) if length else None
    ),
    st.decimals(Decimal("0.25"), Decimal(99), places=2),
    st.dates(date(1980, 1, 1), date(2099, 1, 1)),
    st.integers(0, 20_000),
)


def points(line: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in (point.split(",") for point in line.split())]


def drawn(*spans: PostSpan) -> StepChart:
    chart = step_chart(steps_over_time(spans), TODAY)
    assert chart is not None
    return chart


def test_nothing_is_drawn_of_nothing() -> None:
    assert step_chart((), TODAY) is None


def test_two_steps_are_two_steps_of_the_line() -> None:
    chart = drawn(
        PostSpan("specialist", Decimal("5.5"), date(2014, 9, 1)),
        PostSpan("other", Decimal(6), date(2017, 8, 9)),
    )

    assert [y for _, y in points(chart.past)] == [204, 124, 124, 36, 36]
    assert [number.value for number in chart.numbers] == [Decimal("5.5"), Decimal("11.5")]
    assert [year.year for year in chart.years] == ["2014", "2016", "2018", "2020", "2022", "2024", "2026"]


def test_what_is_planned_begins_today() -> None:
    chart = drawn(
        PostSpan("specialist", Decimal(2), date(2020, 1, 1)),
        PostSpan("other", Decimal(2), date(2028, 1, 1)),
    )

    assert [y for _, y in points(chart.planned)] == [120, 120, 36, 36]
    assert points(chart.planned)[0] == (chart.today, 120)


def test_a_centre_that_is_only_planned_has_no_past() -> None:
    chart = drawn(PostSpan("specialist", Decimal(2), date(2028, 1, 1)))

    assert (chart.past, [y for _, y in points(chart.planned)]) == ("", [204, 36, 36])


@given(st.lists(SPANS, min_size=1, max_size=8))
def test_everything_lies_in_the_frame_and_time_never_runs_back(spans: list[PostSpan]) -> None:
    chart = step_chart(steps_over_time(spans), TODAY)
    assert chart is not None
    line = [*points(chart.past), *points(chart.planned)]

    assert all(LEFT <= x <= RIGHT and TOP <= y <= GROUND for x, y in line)
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert all(later.x - earlier.x >= BETWEEN_WORDS - 1 for earlier, later in pairwise(chart.years))
    assert all(later.x - earlier.x >= BETWEEN_WORDS for earlier, later in pairwise(chart.numbers))
    assert chart.numbers[-1].value == steps_over_time(spans)[-1].full_time
