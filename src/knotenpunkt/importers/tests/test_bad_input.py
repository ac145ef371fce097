"""Input that cannot be used: one German sentence with the place, exit status 2, and a database as it was."""

import errno
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from openpyxl import Workbook

from knotenpunkt.directory.models import Organization, Service
from knotenpunkt.importers.actions.import_lock import import_lock, lock_name
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.files import sheets
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent
from knotenpunkt.shared.named_lock import lock_keys
from knotenpunkt.shared.tenancy import Scope

pytestmark = pytest.mark.usefixtures("heinsberg")
H = Heading


def refusal(path: Path, *options: str) -> str:
    """What the refused command said; fails where it was not refused or something was written."""
    before = AuditEvent.objects.count()
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import-workbook", str(path), "--centre", "heinsberg", "--apply", *options, stderr=said)
    scope = Scope.of(*Centre.objects.all())
    written = Service.objects.within(scope).count() + Organization.objects.within(scope).count()
    assert (ended.value.code, written, AuditEvent.objects.count()) == (2, 0, before)
    return said.getvalue().strip()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"%PDF-1.7 ...", "a.xlsx", "Sie sieht nach einer PDF-Datei aus."),
        (b"\x89PNG\r\n", "a.xlsx", "Sie sieht nach einem Bild (PNG) aus."),
        (b"\xff\xd8\xff\xe0", "a.xlsx", "Sie sieht nach einem Bild (JPEG) aus."),
        (b"<!DOCTYPE html><html>", "a.xlsx", "Sie sieht nach einer Internetseite (HTML) aus."),
        (b'{"a": [1]}', "a.xlsx", "Sie sieht nach einer JSON-Datei aus."),
        (b"<?xml version='1.0'?>", "a.xlsx", "Sie sieht nach einer XML-Datei aus."),
        (
            "Nr.;Angebot;Träger\n1;A;B\n".encode("cp1252"),
            "a.csv",
            "Sie sieht nach einer Textdatei mit Trennzeichen (CSV) aus.",
        ),
        (b"Guten Tag", "a.txt", "Sie sieht nach einer Textdatei aus."),
    ],
)
def test_file_of_another_kind_is_named(tmp_path: Path, content: bytes, name: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path) == (
        f"Die Datei „{name}“ ist keine Excel-Arbeitsmappe (.xlsx). {sentence} "
        "Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
    )


def test_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leer.xlsx"
    path.touch()
    assert (
        refusal(path)
        == "Die Datei „leer.xlsx“ ist leer (0 Byte). Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
    )


@pytest.mark.parametrize(
    ("stream", "begin"),
    [
        ("EncryptedPackage", "Die Datei „a.xlsx“ ist mit einem Kennwort verschlüsselt."),
        ("Workbook", "Die Datei „a.xlsx“ ist eine Arbeitsmappe im alten Format (.xls)."),
        (
            "WordDocument",
            "Die Datei „a.xlsx“ ist keine Excel-Arbeitsmappe (.xlsx). Sie sieht nach einem alten Office",
        ),
    ],
)
def test_old_container_is_told_apart(tmp_path: Path, stream: str, begin: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + stream.encode("utf-16-le") + b"\0" * 100
    )
    assert refusal(path)[: len(begin)] == begin


def test_missing_file_folder_and_unreadable_file_are_told_apart(tmp_path: Path) -> None:
    missing, folder = tmp_path / "weg.xlsx", tmp_path / "ordner"
    folder.mkdir()
    assert (refusal(missing), refusal(folder)) == (
        f"Die Datei „{missing}“ gibt es nicht. Bitte Namen und Ordner prüfen.",
        f"„{folder}“ ist ein Ordner. Bitte eine Excel-Arbeitsmappe (.xlsx) angeben.",
    )


def test_zip_of_other_things_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path) == (
        "Die Datei „a.xlsx“ ist keine Excel-Arbeitsmappe (.xlsx). Sie sieht nach einem Word-Dokument (.docx) aus. "
        "Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
    )


def test_zip_bomb_is_refused_before_it_is_unpacked(make_workbook: MakeWorkbook) -> None:
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: "A", H.PROVIDER: "B"}])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(310):
            part.write(b"\0" * 1_000_000)
    assert refusal(path).endswith(
        "Mehr als 300 MB werden nicht gelesen; bitte die Tabelle auf das Nötige kürzen."
    )


def test_entities_in_a_sheet_are_refused(make_workbook: MakeWorkbook) -> None:
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: "A", H.PROVIDER: "B"}])
    replace_part(
        path,
        "xl/worksheets/sheet2.xml",
        lambda text: '<!DOCTYPE x [<!ENTITY a "b">]>' + text.partition("?>")[2],
    )
    assert refusal(path) == (
        "Die Datei „mappe.xlsx“ enthält verschachtelte Ersetzungen, die es in Arbeitsmappen nicht gibt. "
        "Sie wurde nicht gelesen."
    )


def test_truncated_and_broken_workbooks_are_refused(make_workbook: MakeWorkbook) -> None:
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: "A", H.PROVIDER: "B"}])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    cut = refusal(path)
    path.write_bytes(whole)
    replace_part(path, "xl/worksheets/sheet2.xml", lambda text: text[: len(text) // 2])
    assert (cut, refusal(path)) == (
        "Die Datei „mappe.xlsx“ ist beschädigt oder unvollständig. Bitte in Excel öffnen und neu speichern.",
        "Der Inhalt der Datei „mappe.xlsx“ ist beschädigt. Bitte in Excel öffnen und neu speichern.",
    )


def replace_part(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Rewrite one XML part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_workbook_without_content_header_or_rows_is_refused(
    tmp_path: Path, make_workbook: MakeWorkbook
) -> None:
    blank = tmp_path / "blank.xlsx"
    Workbook().save(blank)
    prose = Workbook()
    prose.worksheets[0].append(["Sehr geehrte Damen und Herren,"])
    prose.save(tmp_path / "brief.xlsx")
    assert (refusal(blank), refusal(tmp_path / "brief.xlsx"), refusal(make_workbook())) == (
        "Die Arbeitsmappe ist leer: Kein Blatt hat einen Inhalt.",
        (
            "In keinem Blatt („Sheet“) steht in den ersten 40 Zeilen eine Kopfzeile. Erwartet werden Spalten wie "
            "Nr., Angebot, Träger, Beschreibung. Andere Namen lassen sich mit --mapping zuordnen."
        ),
        "Unter der Kopfzeile steht kein einziger Eintrag: „Träger“ (Kopfzeile 1), „Angebote“ (Kopfzeile 1).",
    )


def test_missing_mandatory_column_is_named_with_what_was_found(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "Angebote"
    workbook.worksheets[0].append(["Angebot", "Thema", "Kosten", "Wochentag"])
    workbook.worksheets[0].append(["Sprachcafé", "Sprache", "frei", "Mo"])
    workbook.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == (
        "Blatt „Angebote“, Zeile 1: Es fehlen die Spalten „Nr.“ und „Träger“. Gefunden: „Angebot“, „Thema“, „Kosten“, "
        "„Wochentag“. Heißt sie bei Ihnen anders, ordnet --mapping sie zu."
    )


def test_number_given_twice_names_both_rows(make_workbook: MakeWorkbook) -> None:
    row = {H.NUMBER: 7, H.SERVICE: "A", H.PROVIDER: "B"}
    path = make_workbook([row, {H.NUMBER: 8, H.SERVICE: "C", H.PROVIDER: "B"}, row])
    assert refusal(path) == (
        "Blatt „Angebote“: Die Nr. 7 steht zweimal, in Zeile 2 und Zeile 4. Bitte eine der beiden ändern; "
        "an der Nummer wird ein Eintrag wiedererkannt."
    )


def test_formula_without_value_is_refused_with_its_cell(make_workbook: MakeWorkbook) -> None:
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: '="Kurs "&A2', H.PROVIDER: "B"}])
    assert refusal(path) == (
        "Blatt „Angebote“, Zelle B2 (Zeile 2, Spalte „Angebot“): Die Formel hat kein gespeichertes Ergebnis. "
        "Bitte die Datei einmal in Excel öffnen und speichern."
    )


def test_million_blank_rows_are_refused(make_workbook: MakeWorkbook) -> None:
    def far_away(workbook: Any) -> None:
        workbook["Angebote"]["A1000000"] = "Ende"

    path = make_workbook([{H.NUMBER: 1, H.SERVICE: "A", H.PROVIDER: "B"}], change=far_away)
    assert refusal(path) == (
        "Blatt „Angebote“: Nach Zeile 2 folgen mehr als 20.000 leere Zeilen. Bitte die leeren Zeilen unter der Tabelle "
        "löschen und die Datei neu speichern."
    )


def test_workbook_of_another_district_is_refused(make_workbook: MakeWorkbook) -> None:
    rows = [
        {H.NUMBER: number, H.SERVICE: f"Kurs {number}", H.PROVIDER: "VHS", H.CITY: city}
        for number, city in enumerate(
            ["Euskirchen", "Mechernich", "Zülpich", "Euskirchen", "Euskirchen", "Wegberg"], 1
        )
    ]
    assert refusal(make_workbook(rows)) == (
        "Die Arbeitsmappe passt nicht zu „Kreis Heinsberg“: 5 Zeilen nennen Orte anderer Zentren, am häufigsten "
        "Euskirchen (3), Mechernich (1), Zülpich (1); nur 1 nennen einen eigenen Ort. Ist --centre richtig? "
        "Wenn ja, mit --yes-other-places wiederholen."
    )


def test_unknown_centre_is_named(demo_workbook: Path) -> None:
    assert refusal(demo_workbook, "--centre", "heinsbrg")[:42] == "Ein Zentrum „heinsbrg“ gibt es nicht; ähnl"


def test_unknown_sheet_is_named(demo_workbook: Path) -> None:
    assert refusal(demo_workbook, "--sheet", "Tabelle1") == (
        "Ein Blatt „Tabelle1“ gibt es nicht in der Arbeitsmappe. Vorhanden: „Träger“, „Angebote“."
    )


def test_report_is_checked_before_the_work_begins(demo_workbook: Path, tmp_path: Path) -> None:
    assert (
        refusal(demo_workbook, "--report", str(tmp_path / "a.pdf")),
        refusal(demo_workbook, "--report", str(tmp_path / "weg" / "a.html")),
    ) == (
        "„a.pdf“: Der Name muss auf .html oder .json enden.",
        f"Den Ordner „{tmp_path / 'weg'}“ gibt es nicht. Bitte zuerst anlegen.",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_report_without_permission_is_refused(demo_workbook: Path, tmp_path: Path) -> None:
    closed = tmp_path / "zu"
    closed.mkdir(mode=0o500)
    assert (
        refusal(demo_workbook, "--report", str(closed / "a.html"))[-40:]
        == "Bitte einen anderen Ordner wählen."[-40:]
    )


def test_full_disk_leaves_everything_as_it_was(
    demo_workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OperationalError("database or disk is full")

    def no_space(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    sentence = (
        "Der Speicherplatz reicht nicht; es wurde nichts geändert. Bitte Platz schaffen und wiederholen."
    )
    with monkeypatch.context() as patched:
        patched.setattr("knotenpunkt.shared.audit.record", full)
        database = refusal(demo_workbook)
    monkeypatch.setattr(Path, "write_text", no_space)
    report = refusal(demo_workbook, "--report", str(tmp_path / "a.html"))
    assert (database, report, sorted(tmp_path.iterdir())) == (sentence, sentence, [demo_workbook])


def test_file_that_vanishes_while_it_is_read_is_refused(
    demo_workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanished(*args: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sheets, "xml_rows", vanished)
    assert refusal(demo_workbook) == (
        "Die Datei „demo.xlsx“ konnte nicht zu Ende gelesen werden (Input/output error). "
        "Ist das Laufwerk noch verbunden?"
    )


@contextmanager
def held_elsewhere(centre: Centre) -> Iterator[None]:
    """Another process or connection holds the centre's import lock."""
    if connection.vendor == "postgresql":
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", lock_keys(lock_name(centre)))
            yield
        other.close()
    else:
        with import_lock(centre):
            yield


def test_second_import_at_the_same_time_is_refused(demo_workbook: Path, heinsberg: Centre) -> None:
    with held_elsewhere(heinsberg):
        assert refusal(demo_workbook) == (
            "Für Kommunales Integrationszentrum Kreis Heinsberg läuft gerade ein anderer Import. "
            "Bitte warten, bis er fertig ist, und dann wiederholen."
        )


def test_mapping_names_the_columns_of_a_centre(tmp_path: Path, heinsberg: Centre) -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "Liste"
    workbook.worksheets[0].append(["Ordnungszahl", "Was", "Wer macht es", "Thema", "Geheim"])
    workbook.worksheets[0].append([1, "Sprachcafé", "VHS", "Sprache", "x"])
    workbook.save(tmp_path / "a.xlsx")
    mapping = tmp_path / "m.json"
    mapping.write_text(
        '{"Ordnungszahl": "Nr.", "Liste": {"Was": "Angebot", "Wer macht es": "Träger", "Geheim": null}}',
        "utf-8",
    )
    call_command(
        "import-workbook",
        str(tmp_path / "a.xlsx"),
        "--centre",
        "heinsberg",
        "--apply",
        "--mapping",
        str(mapping),
    )
    titles = Service.objects.within(Scope.of(heinsberg)).values_list("number", "title", "provider_text")
    assert list(titles) == [(1, "Sprachcafé", "VHS")]


def test_mapping_that_cannot_be_followed_is_refused(demo_workbook: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "m.json"
    mapping.write_text("{", "utf-8")
    broken = refusal(demo_workbook, "--mapping", str(mapping))
    mapping.write_text('{"Was": "Quark"}', "utf-8")
    unknown = refusal(demo_workbook, "--mapping", str(mapping))
    assert (broken[:34], unknown[:73]) == (
        "Zuordnung „m.json“: kein lesbares ",
        "Zuordnung „m.json“: „Was“ verweist auf „Quark“, das gibt es nicht; möglic",
    )
