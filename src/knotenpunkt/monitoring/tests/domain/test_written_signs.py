"""Signs of the statistical offices."""

from knotenpunkt.monitoring.domain.written_signs import without_brackets


def test_number_in_brackets_says_little() -> None:
    assert without_brackets(" (120) ") == ("120", "eingeschränkt aussagekräftig")
    assert without_brackets("120") == ("120", "")
