"""Reference numbers: every slip of whoever reads or types one is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.upkeep.domain.reference import HOW_MANY, SIGNS, read_reference, reference_of

numbers = st.integers(0, HOW_MANY - 1)


@given(numbers)
def test_a_reference_is_read_as_it_was_given(number: int) -> None:
    reference = reference_of(number)

    assert read_reference(reference) == reference
    assert read_reference(f" {reference.lower().replace('-', ' ')} ") == reference


@given(numbers, numbers)
def test_two_numbers_have_two_references(one: int, other: int) -> None:
    assert (reference_of(one) == reference_of(other)) == (one == other)


@given(numbers, st.integers(0, 6), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed(number: int, position: int, sign: str) -> None:
    signs = reference_of(number).replace("-", "")
    wrong = signs[:position] + sign + signs[position + 1 :]

    assert (read_reference(wrong) is None) == (wrong != signs)


@given(numbers, st.integers(0, 5))
def test_two_neighbours_that_changed_places_are_noticed(number: int, position: int) -> None:
    signs = reference_of(number).replace("-", "")
    wrong = signs[:position] + signs[position + 1] + signs[position] + signs[position + 2 :]

    assert (read_reference(wrong) is None) == (wrong != signs)


def test_no_sign_looks_like_another() -> None:
    assert set("01ILO") & set(SIGNS) == set()


@pytest.mark.parametrize("written", ["", "ABC", "7KX-3M9PP", "0KX-3M9P", "ﬀ" * 7, "<script>"])
def test_what_cannot_be_a_reference_is_none(written: str) -> None:
    assert read_reference(written) is None


@pytest.mark.parametrize("number", [-1, HOW_MANY])
def test_a_number_out_of_range_has_no_reference(number: int) -> None:
    with pytest.raises(ValueError, match="a number from 0"):
        reference_of(number)
