"""Tables as text for spreadsheets."""

import pytest

from knotenpunkt.shared.text.csv_tables import csv_table, harmless


def test_a_table_opens_in_a_german_spreadsheet() -> None:
    written = csv_table([["Wort", "Zahl"], ["Bücher; „neu“", "1"], ['a"b\nc', ""]])

    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig") == 'Wort;Zahl\r\n"Bücher; „neu“";1\r\n"a""b\nc";\r\n'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "=A1", "+cmd|' /C calc'!A0", "@SUM(A1)", '-HYPERLINK("x")', ' =WEBSERVICE("x")', "=\t1"],
)
def test_what_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "kurs", "= Ukraine-Kontaktbüro?", "-", "+49 2452 134222", "a=1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
