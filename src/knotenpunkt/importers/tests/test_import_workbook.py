"""Importing the demo workbook and altered copies of it: what is written, what is asked, what stays as it was."""

import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from knotenpunkt.access.policy import NOBODY, OPERATOR, AccessRefused
from knotenpunkt.directory.domain.records import Status
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.actions.import_workbook import import_workbook
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.queries.import_preview import ImportRequest
from knotenpunkt.importers.report.document import ImportReport
from knotenpunkt.importers.tests.conftest import NOW, MakeWorkbook
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.models import AuditEvent

H = Heading


def imported(
    centre: Centre, path: Path, *, apply: bool = True, archive_missing: bool = False
) -> ImportReport:
    request = ImportRequest(path, archive_missing=archive_missing)
    return import_workbook(centre, request, actor=OPERATOR, now=NOW, apply=apply)


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    """Created, updated, unchanged, archived, needing a decision."""
    fates = (Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED, Fate.ARCHIVED, Fate.NEEDS_DECISION)
    created, updated, unchanged, archived, waiting = (report.counts[fate] for fate in fates)
    return created, updated, unchanged, archived, waiting


def test_dry_run_writes_nothing(heinsberg: Centre, demo_workbook: Path) -> None:
    before = AuditEvent.objects.count()
    report = imported(heinsberg, demo_workbook, apply=False)
    stored = stored_catalogue(heinsberg)
    assert (counts(report), len(stored.organizations), len(stored.services), AuditEvent.objects.count()) == (
        (324, 0, 0, 0, 3),
        0,
        0,
        before,
    )


def test_demo_workbook_is_imported_as_its_formatting_says(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    stored = stored_catalogue(heinsberg)
    services = Counter(record.status for record in stored.services.values())
    organizations = Counter(record.status for record in stored.organizations.values())
    assert (services, organizations) == (
        {Status.PUBLISHED: 219, Status.ARCHIVED: 5, Status.DRAFT: 2},
        {Status.PUBLISHED: 97, Status.ARCHIVED: 1},
    )


def test_second_import_of_the_same_file_changes_nothing(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    before = AuditEvent.objects.count(), stored_catalogue(heinsberg)
    assert counts(imported(heinsberg, demo_workbook)) == (0, 0, 324, 0, 3)
    assert (AuditEvent.objects.count(), stored_catalogue(heinsberg)) == before


def test_edited_file_yields_exactly_its_changes(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    workbook = load_workbook(demo_workbook)
    workbook["Angebote"]["O6"] = "5 €"
    workbook["Angebote"]["B7"] = "Begleitung ehrenamtlicher Gruppen"
    workbook["Träger"]["G7"] = "02431 / 80-2330"
    workbook.save(demo_workbook)
    report = imported(heinsberg, demo_workbook)
    changed = {
        (row.name, each.heading, each.before, each.after)
        for row in report.of_fate(Fate.UPDATED)
        for each in row.differences
    }
    assert (counts(report), changed) == (
        (0, 3, 321, 0, 3),
        {
            ("Deutsch als Fremdsprache", "Kosten", "", "5 €"),
            (
                "Begleitung ehrenamtlicher Gruppen",
                "Angebot",
                "Begleitung ehrenamtlicher Flüchtlingsinitiativen",
                "Begleitung ehrenamtlicher Gruppen",
            ),
            ("AMOS e.V.", "Telefon", "", "02431 802330"),
        },
    )


def test_row_that_disappeared_is_archived_only_on_request(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    workbook = load_workbook(demo_workbook)
    workbook["Angebote"].delete_rows(252)
    workbook.save(demo_workbook)
    reported = imported(heinsberg, demo_workbook)
    archived = imported(heinsberg, demo_workbook, archive_missing=True)
    again = imported(heinsberg, demo_workbook, archive_missing=True)
    gone = [record for record in stored_catalogue(heinsberg).services.values() if record.number == 226]
    assert (
        counts(reported),
        reported.counts[Fate.MISSING],
        counts(archived),
        counts(again),
        [(record.title, record.status) for record in gone],
    ) == (
        (0, 0, 323, 0, 3),
        1,
        (0, 0, 323, 1, 3),
        (0, 0, 323, 0, 3),
        [("Ukraine-Kontaktstelle Wegberg", Status.ARCHIVED)],
    )


def test_numbers_given_out_anew_move_names_without_a_clash(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    workbook = load_workbook(demo_workbook)
    sheet = workbook["Träger"]
    sheet["A4"], sheet["A5"] = sheet["A5"].value, sheet["A4"].value
    workbook.save(demo_workbook)
    report = imported(heinsberg, demo_workbook)
    names = {record.number: record.name for record in stored_catalogue(heinsberg).organizations.values()}
    assert (names[1], names[2], report.renumbered) == (
        "Aktionskreis Asyl Gangelt",
        "Agentur für Arbeit Aachen-Düren (Geschäftsstelle Erkelenz)",
        2,
    )


def test_renamed_organization_is_one_change(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    workbook = load_workbook(demo_workbook)
    old, new = "Deutscher Kinderschutzbund Erkelenz", "Deutscher Kinderschutzbund Erkelenz e.V."
    for sheet in workbook:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value == old:
                    cell.value = new
    workbook.save(demo_workbook)
    report = imported(heinsberg, demo_workbook)
    providers = Counter(record.organization for record in stored_catalogue(heinsberg).services.values())
    assert (counts(report), providers[old], providers[new] > 0) == ((0, 1, 323, 0, 3), 0, True)


def test_second_row_of_one_organization_waits(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        organizations=[{H.NUMBER: 1, H.ORGANIZATION: "VHS"}, {H.NUMBER: 2, H.ORGANIZATION: "vhs "}]
    )
    report = imported(heinsberg, path)
    waiting = [(row.row, row.reason) for row in report.of_fate(Fate.NEEDS_DECISION)]
    assert (counts(report), waiting) == ((1, 0, 0, 0, 1), [(3, "Derselbe Name steht schon in Zeile 2.")])


def test_row_without_a_title_waits_and_its_entry_stays(
    heinsberg: Centre, make_workbook: MakeWorkbook
) -> None:
    row = {H.NUMBER: 1, H.SERVICE: "Kurs", H.PROVIDER: "Team", H.TOPIC: "Sprache"}
    imported(heinsberg, make_workbook([row]))
    report = imported(heinsberg, make_workbook([{**row, H.SERVICE: None}]), archive_missing=True)
    assert counts(report) == (0, 0, 0, 0, 1)


def test_text_that_is_too_long_is_cut_and_asked_about(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: "Kurs " * 50, H.PROVIDER: "Team"}])
    first, second = imported(heinsberg, path), imported(heinsberg, path)
    asked = [(question.coordinate, question.kind.value) for question in first.questions]
    titles = [record.title for record in stored_catalogue(heinsberg).services.values()]
    assert (counts(second), ("B2", "too_long") in asked, len(titles[0])) == ((0, 0, 1, 0, 0), True, 200)


def test_column_that_is_missing_leaves_what_is_stored(heinsberg: Centre, demo_workbook: Path) -> None:
    imported(heinsberg, demo_workbook)
    workbook = load_workbook(demo_workbook)
    workbook["Träger"]["G3"] = None
    workbook["Träger"].delete_cols(7)
    workbook.save(demo_workbook)
    assert counts(imported(heinsberg, demo_workbook)) == (0, 0, 324, 0, 3)


def test_import_is_refused_to_those_who_may_not(heinsberg: Centre, demo_workbook: Path) -> None:
    with pytest.raises(AccessRefused):
        import_workbook(heinsberg, ImportRequest(demo_workbook), actor=NOBODY, now=NOW, apply=False)


def test_json_report_has_counts_cells_and_questions(
    heinsberg: Centre, demo_workbook: Path, tmp_path: Path
) -> None:
    target = tmp_path / "bericht.json"
    call_command("import-workbook", str(demo_workbook), "--centre", "heinsberg", "--report", str(target))
    report = json.loads(target.read_text(encoding="utf-8"))
    cell = next(
        cell for cell in report["cells"] if cell["sheet"] == "Angebote" and cell["coordinate"] == "F149"
    )
    question = next(each for each in report["questions"] if each["coordinate"] == "B92")
    assert (report["counts"], cell, question) == (
        {"created": 324, "updated": 0, "unchanged": 0, "archived": 0, "needs_decision": 3},
        {
            "sheet": "Angebote",
            "row": 149,
            "column": "F",
            "heading": "Alter von",
            "coordinate": "F149",
            "raw": "8. Dez",
            "became": "8",
            "kind": "misread_by_excel",
            "text": "Excel hatte daraus ein Datum gemacht; gelesen als „8–12“.",
        },
        {
            "sheet": "Träger",
            "row": 92,
            "coordinate": "B92",
            "heading": "Name des Trägers",
            "raw": "Stadt Übach-Palenberg – Mehrgenerationenhaus (MGH)",
            "kind": question["kind"],
            "text": question["text"],
            "candidates": question["candidates"],
        },
    )
