"""Challenges of public forms: the work, the sum, and when a form comes back."""

import hashlib
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.upkeep.domain.challenge import Challenge, Reply, reply_to
from knotenpunkt.upkeep.domain.proof_of_work import EASIEST_BITS, HARDEST_BITS, bits_for, is_solved

CHALLENGE = Challenge(mark="abc", bits=8, issued_at=1_000, first=4, second=3)


def solved(challenge: Challenge) -> str:
    """The work, done as a device does it."""
    return next(str(number) for number in count() if is_solved(challenge.mark, str(number), challenge.bits))


@pytest.mark.parametrize(
    ("seconds", "reply"),
    [
        (0, Reply.TOO_EARLY_OR_LATE),
        (2, Reply.TOO_EARLY_OR_LATE),
        (3, Reply.PROVEN),
        (21_600, Reply.PROVEN),
        (21_601, Reply.TOO_EARLY_OR_LATE),
        (-50, Reply.TOO_EARLY_OR_LATE),
    ],
)
def test_work_counts_within_its_time(seconds: int, reply: Reply) -> None:
    assert reply_to(CHALLENGE, solution=solved(CHALLENGE), answer="", at=1_000 + seconds) is reply


@pytest.mark.parametrize(
    ("answer", "seconds", "reply"),
    [
        ("7", 10, Reply.ANSWERED),
        (" 7 ", 10, Reply.ANSWERED),
        ("٧", 10, Reply.ANSWERED),
        ("7", 9, Reply.TOO_EARLY_OR_LATE),
        ("8", 10, Reply.UNANSWERED),
        ("", 10, Reply.UNANSWERED),
        ("seven", 10, Reply.UNANSWERED),
        ("²", 10, Reply.UNANSWERED),
        ("7" * 5_000, 10, Reply.UNANSWERED),
    ],
)
def test_the_sum_counts_where_no_work_was_done(answer: str, seconds: int, reply: Reply) -> None:
    assert reply_to(CHALLENGE, solution="", answer=answer, at=1_000 + seconds) is reply


@given(st.text(max_size=30))
def test_a_solution_is_a_number_whose_hash_begins_with_zeros(solution: str) -> None:
    digest = hashlib.sha256(f"abc.{solution}".encode(errors="replace")).digest()
    is_number = solution.isascii() and solution.isdecimal() and len(solution) <= 20

    assert is_solved("abc", solution, 1) == (is_number and digest[0] < 128)


def test_work_for_another_form_is_no_work_for_this_one() -> None:
    solution = solved(Challenge("other", 12, 0, 2, 2))

    assert (is_solved("other", solution, 12), is_solved("abc", solution, 12)) == (True, False)


@pytest.mark.parametrize(
    ("reports", "bits"), [(0, 13), (19, 13), (20, 14), (40, 15), (79, 15), (80, 16), (10_000, 18)]
)
def test_the_work_doubles_as_messages_double(reports: int, bits: int) -> None:
    assert bits_for(reports) == bits


@given(st.integers(0, 10**9))
def test_the_work_stays_within_bounds(reports: int) -> None:
    assert EASIEST_BITS <= bits_for(reports) <= HARDEST_BITS
