"""Numbers as offices write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.shared.text.written_numbers import (
    NotANumber,
    Notation,
    UnclearNumber,
    notation_of,
    number_in,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,123", "0.123"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("1\u202f234\u00a0567", "1234567"),
        ("1'234,50", "1234.50"),
        ("12345,678", "12345.678"),
        ("−12", "-12"),
        ("+7", "7"),
        ("٢٠", "20"),
        ("٢٫٥", "2.5"),
        ("١٬٢٣٤٫٥", "1234.5"),
        ("١٫٢٣٤", "1.234"),
    ],
)
def test_number_that_can_be_read_in_one_way_is_read_so(text: str, number: str) -> None:
    assert number_in(text, notation=None, whole=False) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["abc", "1,2E+05", "12 Personen", "1.23.456", "1.234,567.8", "--3", "", "²", "NaN", "1,,5", "12-", "5."],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber, match="keine Zahl"):
        number_in(text, notation=None, whole=False)


def test_one_group_of_three_is_read_as_the_table_says() -> None:
    assert number_in("1.234", notation=Notation.COMMA, whole=False) == 1234
    assert number_in("1.234", notation=Notation.POINT, whole=False) == Decimal("1.234")
    assert number_in("1,234", notation=Notation.POINT, whole=True) == 1234


def test_one_group_of_three_is_thousands_of_a_count_and_unclear_elsewhere() -> None:
    assert number_in("1.234", notation=None, whole=True) == 1234
    with pytest.raises(UnclearNumber) as unclear:
        number_in("1.234", notation=None, whole=False)
    assert str(unclear.value) == (
        "„1.234“ kann 1234 oder 1,234 heißen; bitte ohne Tausendertrennzeichen schreiben"
    )


def test_count_has_no_decimals() -> None:
    assert number_in("12,0", notation=None, whole=True) == 12
    with pytest.raises(NotANumber, match="keine ganze Zahl"):
        number_in("12,5", notation=None, whole=True)
    with pytest.raises(NotANumber, match="keine ganze Zahl"):
        number_in("1.234", notation=Notation.POINT, whole=True)


def test_notation_is_what_the_clear_numbers_have_in_common() -> None:
    assert notation_of(["12", "1.234", "x"]) is None
    assert notation_of(["1.234", "12,5"]) is Notation.COMMA
    assert notation_of(["1,234", "0.5", "-"]) is Notation.POINT
    assert notation_of(["12,5", "12.5"]) is None


@given(
    number=st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False),
    notation=st.sampled_from(Notation),
)
def test_whatever_is_written_with_thousands_and_decimals_is_read_back(
    number: Decimal, notation: Notation
) -> None:
    english = f"{number:,.2f}"
    text = english if notation is Notation.POINT else english.translate(str.maketrans(",.", ".,"))

    assert number_in(text, notation=notation, whole=False) == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    try:
        number = number_in(text, notation=None, whole=False)
    except NotANumber:
        return
    assert number.is_finite()
