"""The report as a page: complete in itself, without script, with every question at its cell."""

import re
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.report.page import report_as_page
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.test_import_workbook import imported
from knotenpunkt.regions.models import Centre

H = Heading


def test_page_is_complete_in_itself(heinsberg: Centre, demo_workbook: Path) -> None:
    page = report_as_page(imported(heinsberg, demo_workbook, apply=False))
    foreign = re.findall(r"<script|<link|<img|\bsrc=|@import|url\(|\son\w+=", page)
    assert (foreign, page.count("<h1"), page.startswith('<!doctype html>\n<html lang="de">')) == ([], 1, True)


def test_page_begins_with_plain_words(heinsberg: Centre, demo_workbook: Path) -> None:
    page = report_as_page(imported(heinsberg, demo_workbook, apply=False))
    assert re.findall(r'<p class="lead">(.*?)</p>', page)[:2] == [
        "226 Angebote und 101 Träger gelesen.",
        (
            "Das ist ein Probelauf, gespeichert wurde nichts. "
            "Beim Übernehmen würden 226 Angebote und 98 Träger neu angelegt."
        ),
    ]


def test_page_names_every_cell_that_is_asked_about(heinsberg: Centre, demo_workbook: Path) -> None:
    report = imported(heinsberg, demo_workbook, apply=False)
    page = report_as_page(report)
    missing = {
        f"{question.sheet} {question.coordinate}"
        for question in report.questions
        if f"<code>{question.sheet} {question.coordinate}</code>" not in page
    }
    assert missing == set()


def test_input_cannot_break_out_of_the_page(heinsberg: Centre, make_workbook: MakeWorkbook) -> None:
    title = "<script>alert(1)</script>"
    path = make_workbook([{H.NUMBER: 1, H.SERVICE: title, H.PROVIDER: "<b>VHS</b>"}])
    page = report_as_page(imported(heinsberg, path, apply=False))
    assert (title in page, "<b>VHS" in page, "&lt;script&gt;alert(1)&lt;/script&gt;" in page) == (
        False,
        False,
        True,
    )


def test_report_does_not_say_where_a_confidential_place_is(
    heinsberg: Centre, make_workbook: MakeWorkbook
) -> None:
    row = {
        H.NUMBER: 1,
        H.SERVICE: "Frauenhaus",
        H.PROVIDER: "Verein",
        H.STREET: "Geheimstr. 7 ",
        H.CITY: "Erkelenz",
        H.NOTE: "Adresse nicht veröffentlichen!",
    }
    report = imported(heinsberg, make_workbook([row]), apply=False)
    street = [(cell.raw, cell.became) for cell in report.cells if cell.heading == "Straße"]
    assert (street, "Geheim" in report_as_page(report)) == ([("(vertraulich)", "(vertraulich)")], False)


def test_terminal_report_is_written_with_the_file(
    heinsberg: Centre, demo_workbook: Path, tmp_path: Path
) -> None:
    said, target = StringIO(), tmp_path / "bericht.html"
    call_command(
        "import-workbook",
        str(demo_workbook),
        "--centre",
        heinsberg.slug,
        "--report",
        str(target),
        stdout=said,
    )
    lines = said.getvalue().split("\n")
    assert (lines[1], lines[2], target.read_text(encoding="utf-8")[-8:]) == (
        "demo.xlsx → Kommunales Integrationszentrum Kreis Heinsberg",
        "226 Angebote und 101 Träger gelesen.",
        "</html>\n",
    )
