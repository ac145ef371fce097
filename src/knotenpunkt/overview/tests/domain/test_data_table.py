"""Tables that leave the house."""

from datetime import date
from decimal import Decimal

import pytest

from knotenpunkt.overview.data_files import data_answer
from knotenpunkt.overview.domain.data_table import Cell, Column, DataTable, written
from knotenpunkt.overview.tests.plans import NOW


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (Decimal("5.50"), "5,5"),
        (Decimal(12), "12"),
        (1_073_096, "1073096"),
        (date(2026, 1, 31), "2026-01-31"),
        (True, "ja"),
        ("05370", "05370"),
    ],
)
def test_cells_are_written_as_german_spreadsheets_read_them(cell: Cell, expected: str) -> None:
    assert written(cell, yes="ja", no="nein") == expected


def test_nothing_is_calculated_when_a_file_is_opened() -> None:
    evil = '=HYPERLINK("http://evil.example";"hier")'
    table = DataTable("themen", "Themen", (Column("title", "Titel"),), ((evil,),))

    assert data_answer(table, "csv", now=NOW).content.decode("utf-8-sig").splitlines()[1].startswith("\"'=")
