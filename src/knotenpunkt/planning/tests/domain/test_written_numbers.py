"""Numbers as people type them."""

from decimal import Decimal

import pytest

from knotenpunkt.planning.domain.written_numbers import NotANumber, read_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("20", "20"),
        (" 2,5 ", "2.5"),
        ("2.5", "2.5"),
        ("1.500", "1500"),
        ("1 500,25", "1500.25"),
        ("1.234.567,8", "1234567.8"),
        ("1'500", "1500"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        ("٢٠", "20"),
        ("٢٫٥", "2.5"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_it_was_meant(written: str, number: str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize(
    "written", ["", "viele", "1,2,3", "12 Personen", "1.50.0", "1e5", "²", "NaN", "123456789012", "1,2345"]
)
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(NotANumber):
        read_number(written)
