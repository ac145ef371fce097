"""Whatever file is handed in: figures, problems with their place, or a sentence; never anything else."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from knotenpunkt.monitoring.domain.figure_plan import ReadFigures, Told, read_figures
from knotenpunkt.monitoring.domain.figure_tables import NotATable, read_table
from knotenpunkt.monitoring.figure_files import opened_table
from knotenpunkt.monitoring.tests.domain.test_figure_plan import KNOWN

WORDS = (
    "AGS Wert Stichtag Insgesamt statistics_code value time value_variable_code Statistik_Code Zeit ____  "
    '1_variable_attribute_code 1_Auspraegung_Code 05370004 5370008 31.12.2022 2022 12 1.234 12,5 - x ä ² ٣ " \0'
)
CELL = st.sampled_from(WORDS.split(" "))
TABLES = st.lists(st.lists(CELL, max_size=6).map(";".join), max_size=8).map("\n".join)


def read(content: bytes) -> ReadFigures | None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "datei.csv"
        path.write_bytes(content)
        try:
            with opened_table(path) as rows:
                return read_figures(read_table(rows), KNOWN, Told("people", date(2022, 12, 31)))
        except NotATable:
            return None


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400) | st.binary(max_size=40).map(b"\xff\xfe".__add__) | TABLES.map(str.encode))
def test_any_file_is_read_or_refused(content: bytes) -> None:
    found = read(content)

    assert found is None or len(found.figures) == len(found.lines)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3).map(";".join), min_size=1, max_size=6))
def test_every_row_becomes_a_figure_or_a_problem(rows: list[str]) -> None:
    plain = [row for row in rows if row.strip(";") and '"' not in row and "\0" not in row]
    found = read("\n".join(["AGS;Stichtag;Wert", *plain]).encode())

    assert (len(found.figures) + len(found.problems) if found else 0) == len(plain)
