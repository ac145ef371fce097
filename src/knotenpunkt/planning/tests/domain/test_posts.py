"""Posts over time: sums, steps and overlaps, for every history that there can be."""

from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.planning.domain.posts import (
    PostSpan,
    Step,
    full_time_by,
    full_time_by_kind,
    full_time_on,
    overlap,
    steps_over_time,
)

DAYS = st.dates(date(2010, 1, 1), date(2012, 12, 31))
SHARES = st.decimals(Decimal("0.25"), Decimal(20), places=2)
SPANS = st.builds(
    lambda kind, share, begins_on, length: PostSpan(
        kind, share, begins_on, begins_on + timedelta(days=length) if length else None
    ),
    st.sampled_from(["specialist", "administration"]),
    SHARES,
    DAYS,
    st.integers(0, 800),
)
HISTORIES = st.lists(SPANS, max_size=8)

FOUNDED = PostSpan("specialist", Decimal("3.5"), date(2014, 9, 1))
TEACHERS = PostSpan("seconded_teacher", Decimal(2), date(2014, 9, 1))
LATER = PostSpan("other", Decimal(6), date(2017, 8, 9))


def test_steps_over_time_tell_five_and_a_half_and_later_six_more() -> None:
    assert steps_over_time([LATER, TEACHERS, FOUNDED]) == (
        Step(date(2014, 9, 1), Decimal("5.5"), Decimal("5.5")),
        Step(date(2017, 8, 9), Decimal("11.5"), Decimal(6)),
    )


def test_steps_over_time_leave_out_what_follows_at_once() -> None:
    first = PostSpan("specialist", Decimal(3), date(2014, 1, 1), date(2016, 1, 1))
    second = PostSpan("specialist", Decimal(3), date(2016, 1, 1), date(2018, 1, 1))

    assert steps_over_time([first, second]) == (
        Step(date(2014, 1, 1), Decimal(3), Decimal(3)),
        Step(date(2018, 1, 1), Decimal(0), Decimal(-3)),
    )


def test_full_time_is_divided_by_whatever_is_asked() -> None:
    spans = [
        PostSpan("specialist", Decimal(1), date(2014, 1, 1), date(2015, 12, 31), "own"),
        PostSpan("specialist", Decimal(2), date(2014, 1, 1), funding="federal"),
        PostSpan("other", Decimal(3), date(2014, 1, 1), funding="own"),
    ]

    assert full_time_by_kind(spans, date(2015, 12, 30)) == {"specialist": Decimal(3), "other": Decimal(3)}
    assert full_time_by(attrgetter("funding"), spans, date(2015, 12, 31)) == {
        "federal": Decimal(2),
        "own": Decimal(3),
    }


@given(HISTORIES, DAYS)
def test_the_last_step_before_a_day_says_how_many_there_are(history: list[PostSpan], day: date) -> None:
    before = [step for step in steps_over_time(history) if step.on <= day]

    assert full_time_on(history, day) == (before[-1].full_time if before else 0)


@given(HISTORIES)
def test_steps_are_ordered_add_up_and_each_changes_something(history: list[PostSpan]) -> None:
    steps = steps_over_time(history)

    assert [step.on for step in steps] == sorted({step.on for step in steps})
    assert [step.full_time for step in steps] == [
        sum((each.difference for each in steps[: number + 1]), Decimal(0)) for number in range(len(steps))
    ]
    assert all(step.difference for step in steps)
    assert all(step.full_time >= 0 for step in steps)


@given(HISTORIES, DAYS)
def test_kinds_add_up_to_the_total(history: list[PostSpan], day: date) -> None:
    by_kind = full_time_by_kind(history, day)

    assert sum(by_kind.values(), Decimal(0)) == full_time_on(history, day)
    assert all(share > 0 for share in by_kind.values())


@given(SPANS, SPANS)
def test_overlap_is_a_day_on_which_both_hold(first: PostSpan, second: PostSpan) -> None:
    later_begin = max(first.begins_on, second.begins_on)

    assert overlap(first, second) == (first.holds_on(later_begin) and second.holds_on(later_begin))
    assert overlap(first, second) == overlap(second, first)
