"""Invisible differences go, words stay; placeholders and references are told from text."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.directory.domain.written.reading import IssueKind, RawCell
from knotenpunkt.directory.domain.written.text import (
    clean,
    fold,
    is_placeholder,
    is_row_above,
    read_line,
    read_text,
    shown,
)
from knotenpunkt.directory.tests.domain.written.samples import text_cell


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Turnverein\u00a01860 Erkelenz", "Turnverein 1860 Erkelenz"),
        ("Hu\u0308ckelhoven hilft ", "Hückelhoven hilft"),
        ("Selfkant  ", "Selfkant"),
        ("Mo 9-11\r\nMi  zu", "Mo 9-11\nMi zu"),
        ("Integra\u00adtion", "Integration"),
        ("1 x im Monat", "1 x im Monat"),
    ],
)
def test_clean_removes_what_cannot_be_seen(written: str, expected: str) -> None:
    assert clean(written) == expected


def test_fold_meets_other_spellings_of_umlauts_and_punctuation() -> None:
    assert fold("Flüchtlings-Netzwerk, Wassenberg!") == "fluechtlings netzwerk wassenberg"
    assert fold("HUECKELHOVEN") == fold("Hückelhoven")


@pytest.mark.parametrize("written", ["–", "-", "?", "k.A.", " K. A. ", "keine Angabe"])
def test_placeholder_is_nothing(written: str) -> None:
    reading = read_line(text_cell(written))
    assert (reading.value, [issue.kind for issue in reading.issues]) == ("", [IssueKind.PLACEHOLDER])


@pytest.mark.parametrize("written", ["s.o.", "S. O.", "siehe oben", "dito", '"', "″"])
def test_reference_to_the_row_above_is_recognised(written: str) -> None:
    assert is_row_above(written)


@pytest.mark.parametrize("written", ["so nah", "oben", "Siehe oben im Haus", "keine", "A"])
def test_ordinary_words_are_neither_placeholder_nor_reference(written: str) -> None:
    assert not is_row_above(written)
    assert not is_placeholder(written)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (RawCell(41812), "41812"),
        (RawCell(1.5), "1,5"),
        (RawCell(2018.0), "2018"),
        (RawCell(datetime.fromisoformat("2024-09-24"), "DD.MM.YYYY"), "24.09.2024"),
        (RawCell(datetime.fromisoformat("2024-09-24T17:30"), "DD.MM.YYYY"), "24.09.2024 17:30"),
        (RawCell(datetime.fromisoformat("2019-07-01"), "MM.YYYY"), "07.2019"),
        (RawCell(date(2026, 12, 8), "D. MMM"), "8. Dez"),
        (RawCell(None), ""),
    ],
)
def test_shown_is_what_a_person_sees(cell: RawCell, expected: str) -> None:
    assert shown(cell) == expected


@given(st.text(max_size=60))
def test_reading_text_again_changes_nothing(text: str) -> None:
    once = read_text(text_cell(text))
    assert read_text(text_cell(once.written)).written == once.written
    line = read_line(text_cell(text))
    assert read_line(text_cell(line.written)).written == line.written
