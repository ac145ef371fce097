"""Workbooks that open and are broken or hostile inside, and an import that is interrupted."""

import os
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from knotenpunkt.directory.models import Service
from knotenpunkt.importers import reading
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.test_bad_input import refusal
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.tenancy import Scope

pytestmark = pytest.mark.usefixtures("heinsberg")
H = Heading


@pytest.mark.parametrize(
    ("part", "old", "new", "place"),
    [
        ("xl/worksheets/sheet2.xml", b'<row r="2"', b'<row r="x"', "nach Zeile 1"),
        ("xl/worksheets/sheet2.xml", b'<c r="A2"', b'<c r="AAAAAAA2"', "nach Zeile 1"),
        ("xl/worksheets/sheet2.xml", b"<v>7</v>", b"<v>NaN</v>", "nach Zeile 1"),
        ("xl/worksheets/sheet2.xml", b'<c r="A1"', b'<c s="999" r="A1"', "am Anfang"),
    ],
)
def test_cell_that_is_broken_is_told_with_its_place(
    make_workbook: MakeWorkbook, part: str, old: bytes, new: bytes, place: str
) -> None:
    path = make_workbook([{H.NUMBER: 7, H.SERVICE: "Kurs", H.PROVIDER: "Team"}])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(old, new) if name == part else content)
    assert refusal(path) == (
        f"Blatt „Angebote“, {place}: Der Inhalt ist beschädigt. Bitte die Datei in Excel öffnen und neu speichern."
    )


def test_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "leitung.xlsx")
    assert refusal(tmp_path / "leitung.xlsx").endswith(
        "ist keine Datei, sondern ein Gerät oder eine Leitung. Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
    )


def test_endless_numbering_below_the_table_is_refused(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BLANK_ROWS", 50)
    rows = [{H.NUMBER: 1, H.SERVICE: "Kurs", H.PROVIDER: "Team"}, *({H.NUMBER: n} for n in range(2, 80))]
    assert refusal(make_workbook(rows)).startswith(
        "Blatt „Angebote“: Bis Zeile 54 sind 52 Zeilen keine Einträge, nur 1 sind welche."
    )


def test_import_that_is_interrupted_says_so(demo_workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("knotenpunkt.importers.actions.import_workbook.apply_import", interrupted)
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import-workbook", str(demo_workbook), "--centre", "heinsberg", "--apply", stderr=said)
    scope = Scope.of(*Centre.objects.all())
    assert (ended.value.code, Service.objects.within(scope).count(), said.getvalue().strip()) == (
        130,
        0,
        "Abgebrochen. Was noch nicht fertig war, ist nicht gespeichert.",
    )
