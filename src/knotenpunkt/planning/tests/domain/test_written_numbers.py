"""Numbers as people type them into forms."""

from decimal import Decimal

import pytest

from knotenpunkt.planning.domain.written_numbers import read_number
from knotenpunkt.shared.text.written_numbers import NotANumber, Notation, UnclearNumber

GERMAN, ENGLISH = Notation.COMMA, Notation.POINT


@pytest.mark.parametrize("notation", Notation)
@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20", "20"),
        (" 2,5 ", "2.5"),
        ("2.5", "2.5"),
        ("1 500,25", "1500.25"),
        ("1.234.567,8", "1234567.8"),
        ("1,234.5", "1234.5"),
        ("1'500", "1500"),
        ("−3,5", "-3.5"),
        ("0,333", "0.333"),
        ("٢٠", "20"),
        ("٢٫٥", "2.5"),
        ("0", "0"),
    ],
)
def test_a_number_with_one_meaning_is_read_in_every_language(
    written: str, number: str, notation: Notation
) -> None:
    assert read_number(written, notation) == Decimal(number)


def test_thousands_are_read_in_the_notation_of_the_language() -> None:
    assert read_number("1.500", GERMAN) == read_number("1,500", ENGLISH) == Decimal(1500)


@pytest.mark.parametrize(
    ("written", "notation"), [("1,500", GERMAN), ("1.500", ENGLISH), ("12.345", ENGLISH)]
)
def test_decimals_that_look_like_thousands_are_asked_about(written: str, notation: Notation) -> None:
    with pytest.raises(UnclearNumber):
        read_number(written, notation)


@pytest.mark.parametrize("notation", Notation)
@pytest.mark.parametrize(
    "written", ["", "viele", "1,2,3", "12 Personen", "1.50.0", "1e5", "²", "NaN", "123456789012", "1,2345"]
)
def test_what_is_no_number_is_refused(written: str, notation: Notation) -> None:
    with pytest.raises(NotANumber):
        read_number(written, notation)
