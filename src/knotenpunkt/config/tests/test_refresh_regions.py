"""`knotenpunkt refresh-regions`: newer figures from the official directory."""

from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from django.core.management import call_command

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.regions.actions.load_regions import load_regions, region_files
from knotenpunkt.regions.domain.region_files import MunicipalityEntry
from knotenpunkt.regions.models import CentreRevision, FigureSource, Municipality
from knotenpunkt.regions.tests.domain.workbook_rows import COVER, HEAD, TITLE, municipality_row
from knotenpunkt.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TEXT_KINDS = {"independent_city": "61", "town": "63", "municipality": "64"}


@pytest.fixture(autouse=True)
def regions(db: None) -> None:
    load_regions(actor=OPERATOR, now=NOW)


def listed(entry: MunicipalityEntry, population: int) -> list[object]:
    row = list(municipality_row(entry.ags, entry.name, population, str(entry.area)))
    row[1] = TEXT_KINDS[entry.kind]
    row[14:16] = [str(entry.longitude).replace(".", ","), str(entry.latitude).replace(".", ",")]
    return row


def write_workbook(path: Path, populations: dict[str, int], *, without: str = "", new: str = "") -> Path:
    """The directory as the program carries it, with other numbers of inhabitants for some municipalities."""
    workbook = openpyxl.Workbook()
    cover = workbook.active
    assert cover is not None
    sheet = workbook.create_sheet("Onlineprodukt_Gemeinden30062025")
    for row in COVER:
        cover.append(list(row))
    for row in HEAD:
        sheet.append(list(row))
    for entry in region_files().municipalities:
        if entry.ags != without:
            sheet.append(listed(entry, populations.get(entry.ags, entry.population)))
    if new:
        sheet.append(list(municipality_row(new, "Neustadt, Stadt", 1000)))
    workbook.save(path)
    return path


def test_refresh_regions_shows_what_would_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_workbook(tmp_path / "gv.xlsx", {"05370004": 44_216})
    call_command("refresh-regions", str(path))
    assert capsys.readouterr().out.splitlines() == [
        TITLE,
        "396 Gemeinden, Gebietsstand 30.06.2025, Bevölkerung am 31.12.2023.",
        "  05370004 Erkelenz: 43.492 → 44.216 Einwohner (+724), 117,34 → 117,34 km²",
        "Das würde 1 Gemeinde und die Stichtage ändern. Mit --apply wird es übernommen.",
    ]
    assert Municipality.objects.get(ags="05370004").population == 43_492


def test_refresh_regions_writes_figures_and_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_workbook(tmp_path / "gv.xlsx", {"05370004": 44_216})
    call_command("refresh-regions", str(path), "--apply")
    assert capsys.readouterr().out.splitlines()[-1] == "Übernommen: 1 Gemeinde und die Stichtage."
    assert Municipality.objects.get(ags="05370004").population == 44_216
    source = FigureSource.objects.get()
    assert (source.reference_on, source.territories_on) == (date(2023, 12, 31), date(2025, 6, 30))
    assert source.attribution == "© Statistisches Bundesamt (Destatis), 2025"
    assert set(CentreRevision.objects.values_list("number", flat=True)) == {2}
    assert AuditEvent.objects.filter(action="regions.figures.refresh").count() == 1


def test_refresh_regions_a_second_time_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_workbook(tmp_path / "gv.xlsx", {})
    call_command("refresh-regions", str(path), "--apply")
    call_command("refresh-regions", str(path), "--apply")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Alles ist schon auf diesem Stand. Nichts wurde geändert."
    )
    assert AuditEvent.objects.filter(action="regions.figures.refresh").count() == 1


def test_refresh_regions_reports_new_and_missing_municipalities(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_workbook(tmp_path / "gv.xlsx", {}, without="05370040", new="05370099")
    call_command("refresh-regions", str(path), "--apply")
    assert capsys.readouterr().out.splitlines()[2:4] == [
        "  Neu im Verzeichnis: 05370099 Neustadt. Noch gehört sie zu keinem Zentrum.",
        "  Nicht mehr im Verzeichnis: 05370040 Wegberg. Sie bleibt im Bestand.",
    ]
    assert Municipality.objects.count() == 396


def test_refresh_regions_refuses_older_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    FigureSource.objects.update(reference_on=date(2024, 12, 31))
    with pytest.raises(SystemExit) as ending:
        call_command("refresh-regions", str(write_workbook(tmp_path / "gv.xlsx", {})), "--apply")
    assert ending.value.code == 2
    assert capsys.readouterr().err == (
        "Diese Datei ist älter als der Bestand: Ihre Bevölkerungszahlen sind vom 31.12.2023, "
        "die gespeicherten vom 31.12.2024.\n"
    )


def test_refresh_regions_refuses_another_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook = openpyxl.Workbook()
    path = tmp_path / "angebote.xlsx"
    workbook.save(path)
    with pytest.raises(SystemExit) as ending:
        call_command("refresh-regions", str(path), "--apply")
    assert ending.value.code == 2
    assert capsys.readouterr().err == (
        "Diese Arbeitsmappe ist nicht das Gemeindeverzeichnis des Statistischen Bundesamtes: "
        "Auf keinem Blatt steht die Kopfzeile mit „Satzart“ und „Amtlicher Regionalschlüssel“.\n"
    )


def test_refresh_regions_refuses_what_is_no_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        call_command("refresh-regions", str(tmp_path / "fehlt.xlsx"))
    assert ending.value.code == 2
    assert capsys.readouterr().err == (
        f"Die Datei „{tmp_path / 'fehlt.xlsx'}“ gibt es nicht. Bitte Namen und Ordner prüfen.\n"
    )
