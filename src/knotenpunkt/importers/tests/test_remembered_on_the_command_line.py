"""The command line reads with what was answered in the browser, says how often, and can be told not to."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from knotenpunkt.access.policy import OPERATOR
from knotenpunkt.importers.actions.keep_columns import SaidOfSheet, keep_columns
from knotenpunkt.importers.domain.answers import Deed
from knotenpunkt.importers.domain.columns import Column, SheetColumns
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.tests.conftest import MakeWorkbook
from knotenpunkt.importers.tests.uploads import NOW, answered, uploaded
from knotenpunkt.regions.models import Centre

H = Heading
SERVICES = [
    {H.NUMBER: 1, H.SERVICE: "Sprachcafé", H.PROVIDER: "Verein Ratheim", H.SCHEDULE: "n.V."},
    {H.NUMBER: 2, H.SERVICE: "Teestube", H.PROVIDER: "Verein Ratheim", H.SCHEDULE: "n.V."},
]
ORGANIZATIONS = [{H.NUMBER: 1, H.ORGANIZATION: "Verein Ratheim"}]


@pytest.fixture
def workbook(heinsberg: Centre, make_workbook: MakeWorkbook) -> Path:
    """Its one question was answered in the browser, for two cells."""
    path = make_workbook(SERVICES, ORGANIZATIONS)
    answered(uploaded(heinsberg, path), "N2", "placeholder", Deed.READ_AS, "nach Vereinbarung")
    return path


def imported(path: Path, *options: str) -> tuple[str, dict[str, Any]]:
    """What the terminal shows, and the report as JSON."""
    out, report = StringIO(), path.with_name("bericht.json")
    call_command(
        "import-workbook", str(path), "--centre", "heinsberg", "--report", str(report), *options, stdout=out
    )
    return " ".join(out.getvalue().split()), json.loads(report.read_text())


def test_answers_of_the_browser_hold_and_are_counted(workbook: Path) -> None:
    shown, report = imported(workbook)

    assert "Keine Fragen offen. Dabei gilt an 2 Stellen eine gemerkte Antwort." in shown
    assert "Ohne gemerkte Antworten und Spalten liest --without-answers." in shown
    assert (report["answered"], report["assigned_columns"], report["questions"]) == (2, 0, [])


def test_it_can_be_told_not_to_use_them(workbook: Path) -> None:
    shown, report = imported(workbook, "--without-answers")

    assert "gemerkte" not in shown
    assert (report["answered"], len(report["questions"])) == (0, 2)


def test_another_centre_has_answers_of_its_own(workbook: Path) -> None:
    _, report = imported(workbook, "--centre", "euskirchen", "--yes-other-places")

    assert report["answered"] == 0


@pytest.fixture
def own_words(heinsberg: Centre, make_workbook: MakeWorkbook) -> Path:
    """A workbook with a heading that the centre explained in the browser."""

    def renamed(book: Any) -> None:
        book["Angebote"]["B1"] = "Was gibt es"

    column = Column("was gibt es", "Was gibt es", (), None, None)
    sheet = SheetColumns("Angebote", 1, is_table=False, columns=(column,))
    keep_columns(heinsberg, [SaidOfSheet(sheet, {"was gibt es": H.SERVICE})], actor=OPERATOR, now=NOW)
    return make_workbook(SERVICES, ORGANIZATIONS, change=renamed)


def test_columns_of_the_browser_hold_and_are_counted(own_words: Path) -> None:
    shown, report = imported(own_words)

    assert "Dabei gilt bei 1 Spalte Ihre Zuordnung." in shown
    assert (report["assigned_columns"], report["counts"]["created"]) == (1, 3)


def test_a_mapping_file_counts_more_than_the_browser(own_words: Path) -> None:
    mapping = own_words.with_name("spalten.json")
    mapping.write_text('{"Was gibt es": null, "Beschreibung": "Angebot"}')

    _, report = imported(own_words, "--mapping", str(mapping))

    assert (report["assigned_columns"], report["counts"]["created"]) == (1, 1)


def test_without_what_was_said_the_columns_are_unknown(
    own_words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        imported(own_words, "--without-answers")

    assert "fehlt die Spalte „Angebot“" in capsys.readouterr().err
