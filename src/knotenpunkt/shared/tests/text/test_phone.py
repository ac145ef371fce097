"""Phone numbers as people write them."""

import pytest

from knotenpunkt.shared.text.phone import national_form


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("+492452134222", "02452 134222"),
        ("+4915112345678", "01511 2345678"),
        ("+31455663000", "+31 45 566 3000"),
        ("ask at the door", "ask at the door"),
    ],
)
def test_national_form_of_a_number(number: str, written: str) -> None:
    assert national_form(number) == written
