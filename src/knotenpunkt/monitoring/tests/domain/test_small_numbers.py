"""Counts that could point at people are not shown, nor given away by differences."""

from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.monitoring.domain.small_numbers import Hidden, hidden_parts, is_small

SMALLEST = 3
PARTS = st.dictionaries(
    st.sampled_from("abcdef"), st.none() | st.integers(0, 12).map(Decimal), min_size=1, max_size=6
)
TINY = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 5).map(Decimal), min_size=1, max_size=4)


def decimals(**parts: int) -> dict[str, Decimal | None]:
    return {key: Decimal(value) for key, value in parts.items()}


def test_zero_names_nobody() -> None:
    assert [is_small(Decimal(value), SMALLEST) for value in range(5)] == [False, True, True, False, False]
    assert not is_small(Decimal(1), None)
    assert not is_small(None, SMALLEST)


def test_one_small_part_takes_the_smallest_other_with_it() -> None:
    parts = decimals(a=2, b=40, c=9, d=0)

    assert hidden_parts(parts, smallest=SMALLEST, total_is_known=True) == Hidden(frozenset("ac"))
    assert hidden_parts(parts, smallest=SMALLEST, total_is_known=False) == Hidden(frozenset("a"))


def test_total_goes_where_no_other_part_can_be_hidden() -> None:
    assert hidden_parts(decimals(a=2, b=0), smallest=SMALLEST, total_is_known=True) == Hidden(
        frozenset("a"), total=True
    )


def test_two_ones_give_themselves_away_and_take_a_third() -> None:
    assert hidden_parts(decimals(a=1, b=1, c=7), smallest=SMALLEST, total_is_known=True) == Hidden(
        frozenset("abc")
    )


@given(parts=PARTS, known=st.booleans())
def test_nothing_small_or_secret_is_ever_shown(*, parts: dict[str, Decimal | None], known: bool) -> None:
    hidden = hidden_parts(parts, smallest=SMALLEST, total_is_known=known)

    assert all(
        value is not None and not is_small(value, SMALLEST)
        for key, value in parts.items()
        if key not in hidden.parts
    )


@given(PARTS)
def test_no_part_is_missing_alone_beside_a_total_that_is_shown(parts: dict[str, Decimal | None]) -> None:
    hidden = hidden_parts(parts, smallest=SMALLEST, total_is_known=True)

    assert hidden.total or len(hidden.parts) != 1


@given(TINY)
def test_what_is_hidden_could_always_be_something_else(parts: dict[str, Decimal | None]) -> None:
    """Whoever knows the total, the parts shown, and that hidden ones are no zeros, finds more than one answer."""
    hidden = hidden_parts(parts, smallest=SMALLEST, total_is_known=True)
    if hidden.total or not hidden.parts:
        return
    rest = sum(int(parts[key] or 0) for key in hidden.parts)
    answers = [guess for guess in product(range(1, rest + 1), repeat=len(hidden.parts)) if sum(guess) == rest]

    assert all(len({guess[place] for guess in answers}) > 1 for place in range(len(hidden.parts)))


@given(PARTS)
def test_where_nothing_is_small_nothing_is_hidden(parts: dict[str, Decimal | None]) -> None:
    large: dict[str, Decimal | None] = {key: (value or Decimal(0)) + SMALLEST for key, value in parts.items()}

    assert hidden_parts(large, smallest=SMALLEST, total_is_known=True) == Hidden(frozenset())
