"""When a service is due, and what silence brings."""

from datetime import date, timedelta

import pytest

from knotenpunkt.directory.domain.verification import Patience, Stage, due_on, months_later

ASKED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (0, Stage.ASKED),
        (13, Stage.ASKED),
        (14, Stage.REMINDED),
        (29, Stage.REMINDED),
        (30, Stage.DOUBTED),
        (89, Stage.DOUBTED),
        (90, Stage.HIDDEN),
        (400, Stage.HIDDEN),
    ],
)
def test_silence_has_consequences_on_the_days_agreed(days: int, stage: Stage) -> None:
    assert Patience().stage(ASKED, ASKED + timedelta(days=days)) is stage


@pytest.mark.parametrize("days", [(0, 30, 90), (14, 14, 90), (14, 90, 30)])
def test_consequences_follow_one_another(days: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="follow one another"):
        Patience(*days)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


def test_a_service_is_due_a_rhythm_after_its_confirmation_and_at_once_without_one() -> None:
    due = (due_on(date(2026, 5, 3), ASKED, 6), due_on(None, ASKED, 12))

    assert due == (date(2026, 11, 3), ASKED)
