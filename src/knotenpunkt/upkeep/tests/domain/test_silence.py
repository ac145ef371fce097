"""What silence brings: on the day, not before, and nobody pays for a late night."""

from datetime import date, timedelta

import pytest

from knotenpunkt.directory.domain.verification import Patience
from knotenpunkt.upkeep.domain.silence import Silence, Upkeep

ASKED = date(2027, 3, 1)
PATIENCE = Patience(14, 30, 90)
NEVER = Upkeep(None, date(2026, 1, 1), 6)


def after(days: int) -> date:
    return ASKED + timedelta(days=days)


@pytest.mark.parametrize(
    ("confirmed", "rhythm", "asked_from"),
    [
        (date(2027, 1, 1), 3, date(2027, 3, 18)),
        (date(2027, 1, 1), 6, date(2027, 6, 17)),
        (date(2026, 8, 31), 6, date(2027, 2, 14)),
        (None, 6, date(2025, 12, 18)),
    ],
)
def test_the_question_comes_before_the_confirmation_runs_out(
    confirmed: date | None, rhythm: int, asked_from: date
) -> None:
    assert Upkeep(confirmed, date(2026, 1, 1), rhythm).asked_from(PATIENCE) == asked_from


def test_a_confirmation_holds_to_its_last_day() -> None:
    upkeep = Upkeep(date(2027, 1, 15), date(2026, 1, 1), 3)

    assert upkeep.is_within_rhythm(date(2027, 4, 15))
    assert not upkeep.is_within_rhythm(date(2027, 4, 16))
    assert not NEVER.is_within_rhythm(date(2026, 1, 1))


def test_silence_in_time() -> None:
    unanswered = Silence(ASKED, was_mailed=True)
    reminded = Silence(ASKED, was_mailed=True, reminded_on=after(14))

    assert unanswered.reminder_on(PATIENCE) == after(14)
    assert reminded.reminder_on(PATIENCE) is None
    assert reminded.doubted_on(NEVER, PATIENCE) == after(30)
    assert reminded.hidden_on(NEVER, PATIENCE) == after(90)


def test_without_the_reminder_nothing_follows() -> None:
    unanswered = Silence(ASKED, was_mailed=True)

    assert unanswered.doubted_on(NEVER, PATIENCE) is None
    assert unanswered.hidden_on(NEVER, PATIENCE) is None


def test_a_late_reminder_moves_what_follows() -> None:
    late = Silence(ASKED, was_mailed=True, reminded_on=after(40))

    assert late.doubted_on(NEVER, PATIENCE) == after(56)
    assert late.hidden_on(NEVER, PATIENCE) == after(116)


def test_where_no_letter_went_nobody_is_reminded() -> None:
    unwritten = Silence(ASKED, was_mailed=False)

    assert unwritten.reminder_on(PATIENCE) is None
    assert unwritten.doubted_on(NEVER, PATIENCE) == after(30)


def test_nothing_is_in_doubt_while_its_confirmation_holds() -> None:
    fresh = Upkeep(ASKED - timedelta(days=1), date(2026, 1, 1), 12)
    reminded = Silence(ASKED, was_mailed=True, reminded_on=after(14))

    assert reminded.doubted_on(fresh, PATIENCE) == fresh.due_on
    assert reminded.hidden_on(fresh, PATIENCE) == fresh.due_on


def test_pages_name_the_day_on_which_the_confirmation_ran_out() -> None:
    reminded = Silence(ASKED, was_mailed=True, reminded_on=after(14))

    assert reminded.unconfirmed_since(Upkeep(date(2026, 9, 15), date(2026, 1, 1), 6)) == date(2027, 3, 15)
    assert reminded.unconfirmed_since(NEVER) == ASKED
