"""Text files of figures, as they come out of Excel and statistical offices, and what is none."""

from pathlib import Path

import pytest

from knotenpunkt.monitoring import figure_files
from knotenpunkt.monitoring.domain.figure_tables import NotATable
from knotenpunkt.monitoring.figure_files import opened_table

TEXT = "Schlüssel;Stichtag;Wert\n05370;31.12.2022;12,5\n"


def rows(path: Path) -> list[list[str]]:
    with opened_table(path) as found:
        return [[str(cell) for cell in row.cells] for row in found]


def refused(path: Path) -> str:
    with pytest.raises(NotATable) as problem:
        rows(path)
    return str(problem.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_file_is_read_whatever_its_encoding_and_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "zahlen.csv"
    path.write_text(TEXT.replace(";", separator), encoding=encoding)

    assert rows(path) == [["Schlüssel", "Stichtag", "Wert"], ["05370", "31.12.2022", "12,5"]]


def test_file_may_be_separated_by_commas(tmp_path: Path) -> None:
    path = tmp_path / "zahlen.csv"
    path.write_text('AGS,Stichtag,Wert\r\n05370,31.12.2022,"12,5"\r\n', encoding="utf-8")

    assert rows(path) == [["AGS", "Stichtag", "Wert"], ["05370", "31.12.2022", "12,5"]]


def test_commas_in_numbers_separate_nothing(tmp_path: Path) -> None:
    path = tmp_path / "zahlen.csv"
    path.write_text("AGS;Wert\n05370;1,234,567\n05315;2,345,678\n", encoding="utf-8")

    assert rows(path)[1] == ["05370", "1,234,567"]


def test_umlaut_across_two_blocks_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_files, "_CHUNK", 1)
    path = tmp_path / "zahlen.csv"
    path.write_text(TEXT, encoding="utf-8")

    assert rows(path)[0][0] == "Schlüssel"


@pytest.mark.parametrize("content", ["", "\n\n\n"])
def test_empty_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "leer.csv"
    path.write_text(content, encoding="utf-8")

    assert refused(path) == "Die Datei „leer.csv“ ist leer."


def test_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bild.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")

    assert refused(path).startswith("Die Datei „bild.csv“ ist keine Textdatei.")


def test_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "fehlt.csv").endswith("fehlt.csv“ gibt es nicht.")


def test_file_with_too_many_lines_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_files, "ROWS_LIMIT", 10)
    path = tmp_path / "lang.csv"
    path.write_text("05370;1\n" * 1_011, encoding="utf-8")

    assert refused(path).startswith("Die Datei hat mehr als 300.000 Zeilen.")


def test_endless_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "zeile.csv"
    path.write_text("AGS;Wert\n" + "1" * 100_001, encoding="utf-8")

    assert refused(path) == "Die Datei „zeile.csv“ hat eine Zeile mit mehr als 100.000 Zeichen."


def test_quotation_mark_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "offen.csv"
    path.write_text('AGS;Wert\n"05370;1\n' + "05370;1;" + "text\n" * 40_000, encoding="utf-8")

    assert refused(path).endswith("Fehlt ein Anführungszeichen?")
