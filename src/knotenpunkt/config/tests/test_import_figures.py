"""`knotenpunkt import-figures`: figures out of a table, shown first."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.config.tests.test_refresh_regions import write_workbook
from knotenpunkt.monitoring.actions.load_vocabulary import load_vocabulary
from knotenpunkt.monitoring.models import Figure, FigureImport
from knotenpunkt.regions.actions.load_regions import load_regions

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def figures(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)
    load_vocabulary(actor=OPERATOR, now=NOW)


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="cp1252")
    return str(path)


def test_import_figures_shows_and_then_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "auslaender.csv", "Schlüssel;Wert\n05370;40.500\n05315;250.000\n")
    told = ("--indicator", "foreign_pop", "--date", "31.12.2023", "--publisher", "Landesbetrieb")
    call_command("import-figures", path, *told)
    shown = capsys.readouterr().out.splitlines()
    call_command("import-figures", path, *told, "--apply")
    written = capsys.readouterr().out.splitlines()
    call_command("import-figures", path, *told, "--apply")
    again = capsys.readouterr().out.splitlines()

    assert shown == [
        "2 neue Zahlen, 0 Berichtigungen, 0 unverändert.",
        "Das würde 2 Zahlen ändern. Mit --apply wird es übernommen.",
    ]
    assert written[1:] == ["Übernommen: 2 Zahlen."]
    assert again == [
        "0 neue Zahlen, 0 Berichtigungen, 2 unverändert.",
        "Alles ist schon auf diesem Stand. Nichts wurde geändert.",
    ]
    delivery = FigureImport.objects.get(publisher="Landesbetrieb")
    assert (delivery.title, delivery.figures.count()) == ("auslaender", 2)


def test_import_figures_with_faulty_rows_ends_with_2_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Figure.objects.count()
    path = write(tmp_path / "zahlen.csv", "AGS;Stichtag;Wert\n05370;31.12.2023;1\n05371;31.12.2023;abc\n")
    with pytest.raises(SystemExit) as ended:
        call_command("import-figures", path, "--indicator", "foreign_pop", "--apply")

    assert ended.value.code == 2
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "  Zeile 3, Spalte „AGS“: den Schlüssel „05371“ gibt es nicht (gemeint ist vielleicht 05370 Kreis Heinsberg).",
        "Nichts wurde übernommen. Bitte die Zeilen berichtigen, oder sie mit --leave-out-faulty auslassen.",
    ]
    assert Figure.objects.count() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Die Datei „zahlen.csv“ ist leer."),
        (b"%PDF-1.7\0\0", "Die Datei „zahlen.csv“ ist keine Textdatei."),
        (b"PK\x03\x04 no workbook", "Die Datei „zahlen.csv“ ist beschädigt"),
        (b"a;b\n1;2\n", "In den ersten 40 Zeilen steht keine Kopfzeile."),
    ],
)
def test_import_figures_refuses_what_is_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, sentence: str
) -> None:
    path = tmp_path / "zahlen.csv"
    path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("import-figures", str(path), "--indicator", "foreign_pop")

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_import_figures_refuses_a_day_that_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        call_command("import-figures", str(tmp_path / "x.csv"), "--date", "31.02.2023")

    assert capsys.readouterr().err == "Der Stichtag stimmt nicht: den 31.02.2023 gibt es nicht.\n"


def test_import_figures_reads_the_official_table_of_foreigners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (
        ["Ausländer: Kreise, Stichtag, Geschlecht"],
        ["Stichtag\nKreise", None, "männlich", "weiblich", "Insgesamt"],
        ["31.12.2022"],
        ["01001", "Flensburg, kreisfreie Stadt", 11475.0, 8875.0, 20350.0],
        ["05313", "Aachen, kreisfreie Stadt (bis 20.10.2009)", "-", "-", "-"],
        ["05370", "Heinsberg, Kreis", 20000.0, 18160.0, 38165.0],
        ["______________"],
    ):
        sheet.append(row)
    workbook.save(tmp_path / "12521-0040.xlsx")
    call_command("import-figures", str(tmp_path / "12521-0040.xlsx"), "--indicator", "foreign_pop", "--apply")

    assert capsys.readouterr().out.splitlines() == [
        "0 neue Zahlen, 1 Berichtigung, 0 unverändert.",
        "  05370, 31.12.2022, foreign_pop: 38.160 → 38.165",
        "Ausgelassen: 1 Zeile (liegen in anderen Ländern).",
        "Ausgelassen: 1 Zeile (haben keinen Wert oder stehen wortgleich schon da).",
        "Übernommen: 1 Zahl.",
    ]
    figure = Figure.objects.get(indicator="foreign_pop", region="05370")
    assert figure.delivery.publisher == "Statistisches Bundesamt (Destatis)"


def test_import_figures_reads_population_and_area_of_the_directory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_workbook(tmp_path / "gv.xlsx", {"05370004": 44_216})
    call_command("import-figures", str(path), "--indicator", "pop_total", "--apply")
    capsys.readouterr()
    call_command("import-figures", str(path))

    assert capsys.readouterr().out.splitlines()[0] == "396 neue Zahlen, 0 Berichtigungen, 396 unverändert."
    newest = Figure.objects.filter(indicator="pop_total", region="05370004").latest("reference_on")
    assert (newest.value, newest.delivery.note) == (Decimal(44_216), "Gebietsstand 30.06.2025")
