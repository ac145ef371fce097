"""Giving the catalogue back: under the same headings, sorted, with its state, and read again without a change."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.directory.actions.save_catalogue import CatalogueChanges, Change, save_catalogue
from knotenpunkt.directory.domain.records import PlaceRecord, ServiceRecord, Status
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions.export_catalogue import export_catalogue
from knotenpunkt.importers.domain.export_rows import Look
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS
from knotenpunkt.importers.files.csv_writing import write_tables
from knotenpunkt.importers.files.workbook_writing import write_workbook
from knotenpunkt.importers.tests.conftest import NOW
from knotenpunkt.importers.tests.test_import_workbook import counts, imported
from knotenpunkt.regions.models import Centre


def exported(centre: Centre, path: Path) -> Path:
    rows = export_catalogue(centre, actor=OPERATOR, now=NOW)
    write_workbook(path, rows.organization_rows, rows.service_rows)
    return path


def test_export_and_import_change_nothing(heinsberg: Centre, demo_workbook: Path, tmp_path: Path) -> None:
    imported(heinsberg, demo_workbook)
    before = stored_catalogue(heinsberg)
    path = exported(heinsberg, tmp_path / "aus.xlsx")
    assert (counts(imported(heinsberg, path)), stored_catalogue(heinsberg)) == ((0, 0, 324, 0, 0), before)


@pytest.mark.parametrize(
    ("status", "status_reason", "review_reason", "note"),
    [
        (Status.PUBLISHED, "", "", "ein Hinweis"),
        (Status.PUBLISHED, "", "gelb markiert: bitte prüfen", ""),
        (Status.PUBLISHED, "", "Bitte anrufen.", "= Dublette?"),
        (Status.ARCHIVED, "steht nicht mehr in der Arbeitsmappe", "", ""),
        (Status.ARCHIVED, "durchgestrichen: ersetzt oder aufgelöst", "", ""),
        (Status.ARCHIVED, "grau markiert: vermutlich beendet", "Läuft es noch?", "in Planung"),
        (Status.DRAFT, "", "", ""),
    ],
)
def test_every_state_survives_the_way_out_and_in(
    heinsberg: Centre, tmp_path: Path, status: Status, status_reason: str, review_reason: str, note: str
) -> None:
    record = ServiceRecord(
        title="Sprachcafé",
        number=5,
        provider_text="Team",
        status=status,
        status_reason=status_reason,
        review_reason=review_reason,
        note=note,
    )
    save_catalogue(heinsberg, CatalogueChanges(services=[Change(None, record)]), actor=OPERATOR, now=NOW)
    report = imported(heinsberg, exported(heinsberg, tmp_path / "aus.xlsx"))
    assert (counts(report), list(stored_catalogue(heinsberg).services.values())) == (
        (0, 0, 1, 0, 0),
        [record],
    )


def test_confidential_address_does_not_leave_the_house_and_stays_inside(
    heinsberg: Centre, tmp_path: Path
) -> None:
    place = PlaceRecord("Haus Linde", "Geheimstraße 7", "41812", "Erkelenz", "05370004", confidential=True)
    record = ServiceRecord(title="Frauenhaus", number=1, provider_text="Verein", place=place)
    save_catalogue(heinsberg, CatalogueChanges(services=[Change(None, record)]), actor=OPERATOR, now=NOW)
    path = exported(heinsberg, tmp_path / "aus.xlsx")
    cells = [
        cell for row in load_workbook(path)["Angebote"].iter_rows(min_row=2, values_only=True) for cell in row
    ]
    imported(heinsberg, path)
    kept = next(iter(stored_catalogue(heinsberg).services.values()))
    assert ([cells[9], cells[10], cells[11], cells[12]], kept.place) == (
        [None, None, "41812", "Erkelenz"],
        place,
    )


def test_text_that_begins_like_a_formula_stays_text(heinsberg: Centre, tmp_path: Path) -> None:
    record = ServiceRecord(title="=1+1", number=1, provider_text="=CMD()", note="= Dublette?")
    save_catalogue(heinsberg, CatalogueChanges(services=[Change(None, record)]), actor=OPERATOR, now=NOW)
    sheet = load_workbook(exported(heinsberg, tmp_path / "aus.xlsx"))["Angebote"]
    assert [(sheet[where].value, sheet[where].data_type) for where in ("B2", "C2", "V2")] == [
        ("=1+1", "s"),
        ("=CMD()", "s"),
        ("= Dublette?", "s"),
    ]


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ('=HYPERLINK("http://x.example")', '\'=HYPERLINK("http://x.example")'),
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("= Ukraine-Kontaktbüro?", "= Ukraine-Kontaktbüro?"),
        ("+49 2452 134222", "+49 2452 134222"),
        ("– Hof", "– Hof"),
    ],
)
def test_tables_run_nothing_when_they_are_opened(tmp_path: Path, written: str, given: str) -> None:
    row = (dict.fromkeys(SERVICE_HEADINGS, written), Look())
    write_tables(tmp_path, (), [row])
    text = (tmp_path / "angebote.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(StringIO(text), delimiter=";"))
    assert lines[1] == [given] * len(SERVICE_HEADINGS)


def test_tables_have_the_headings_byte_order_mark_and_semicolons(
    heinsberg: Centre, demo_workbook: Path, tmp_path: Path
) -> None:
    imported(heinsberg, demo_workbook)
    folder = tmp_path / "aus"
    call_command("export-workbook", f"{folder}/", "--centre", "heinsberg", stdout=StringIO())
    tables = {
        path.name: list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))
        for path in folder.iterdir()
    }
    marks = {path.name: path.read_bytes()[:3] for path in folder.iterdir()}
    numbers = [int(row[0]) for row in tables["angebote.csv"][1:]]
    assert (
        marks,
        tables["angebote.csv"][0],
        tables["organisationen.csv"][0],
        numbers,
        tables["angebote.csv"][1][:3],
    ) == (
        {"angebote.csv": b"\xef\xbb\xbf", "organisationen.csv": b"\xef\xbb\xbf"},
        [heading.value for heading in SERVICE_HEADINGS],
        [heading.value for heading in ORGANIZATION_HEADINGS],
        list(range(1, 227)),
        ["1", "Deutsch als Fremdsprache", "Anton-Heinen-Volkshochschule des Kreises Heinsberg"],
    )


def test_export_to_a_place_that_cannot_be_is_refused(heinsberg: Centre, tmp_path: Path) -> None:
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(
            "export-workbook", str(tmp_path / "weg" / "a.xlsx"), "--centre", heinsberg.slug, stderr=said
        )
    assert (ended.value.code, said.getvalue()) == (
        2,
        f"Den Ordner „{tmp_path / 'weg'}“ gibt es nicht. Bitte zuerst anlegen.\n",
    )


def test_failed_export_leaves_the_old_file(
    heinsberg: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "aus.xlsx"
    target.write_bytes(b"alt")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("knotenpunkt.importers.files.streamed_workbook.Workbook.save", full)
    with pytest.raises(SystemExit):
        call_command("export-workbook", str(target), "--centre", heinsberg.slug, stderr=StringIO())
    assert (target.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (b"alt", ["aus.xlsx"])
