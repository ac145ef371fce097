"""Generated workbooks: the same seed gives the same rows, their irregularities are read, and a measurement prints
figures."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from knotenpunkt.directory.domain.written.text import shown
from knotenpunkt.directory.queries.records import stored_catalogue
from knotenpunkt.importers.queries.evaluation import evaluate_import
from knotenpunkt.importers.reading import read_tables
from knotenpunkt.importers.tests.conftest import DEMO
from knotenpunkt.importers.tests.test_import_workbook import counts, imported
from knotenpunkt.regions.models import Centre

GOLD = Path(__file__).resolve().parents[4] / "tests" / "gold"


def generated(folder: Path, name: str, seed: int) -> Path:
    path = folder / name
    call_command("generate-workbook", str(path), "--rows", "300", "--seed", str(seed), stdout=StringIO())
    return path


def texts(path: Path) -> list[list[str]]:
    return [[shown(cell) for cell in row.cells.values()] for table in read_tables(path) for row in table.rows]


def test_same_seed_gives_the_same_rows(heinsberg: Centre, tmp_path: Path) -> None:
    one, two, other = (
        generated(tmp_path, name, seed) for name, seed in (("a.xlsx", 1), ("b.xlsx", 1), ("c.xlsx", 2))
    )
    assert (texts(one) == texts(two), texts(one) == texts(other)) == (True, False)


def test_generated_workbook_is_imported_and_then_unchanged(heinsberg: Centre, tmp_path: Path) -> None:
    path = generated(tmp_path, "a.xlsx", 1)
    first, second = imported(heinsberg, path), imported(heinsberg, path)
    stored = stored_catalogue(heinsberg)
    assert (counts(first), counts(second), len(stored.services), len(stored.organizations)) == (
        (307, 0, 0, 0, 0),
        (0, 0, 307, 0, 0),
        300,
        7,
    )


def test_generated_irregularities_are_put_right(heinsberg: Centre, tmp_path: Path) -> None:
    path, gold = tmp_path / "a.xlsx", tmp_path / "soll.csv"
    call_command("generate-workbook", str(path), "--rows", "300", "--gold", str(gold), stdout=StringIO())
    evaluation = evaluate_import(heinsberg, path, gold=(gold,))
    assert (evaluation.irregular.wrong, evaluation.regular.wrong, evaluation.irregular.cells > 1000) == (
        (),
        (),
        True,
    )


def test_demo_workbook_is_read_as_well_as_promised(heinsberg: Centre) -> None:
    said = StringIO()
    gold = [f"--gold={GOLD / name}" for name in ("heinsberg_offers.csv", "heinsberg_organizations.csv")]
    call_command("evaluate-import", str(DEMO), "--centre", "heinsberg", "--json", *gold, stdout=said)
    figures = json.loads(said.getvalue())
    unasked = [cell for cell in figures["irregular"]["wrong"] if not cell["asked"]]
    assert (figures["irregular"]["share"] >= 0.97, figures["regular"]["share"] >= 0.995, unasked) == (
        True,
        True,
        [],
    )


def test_own_export_as_clean_table_is_met_wholly(heinsberg: Centre, tmp_path: Path) -> None:
    imported(heinsberg, DEMO)
    call_command("export-workbook", f"{tmp_path / 'aus'}/", "--centre", "heinsberg", stdout=StringIO())
    evaluation = evaluate_import(heinsberg, DEMO, clean=tmp_path / "aus")
    assert (evaluation.irregular.wrong, evaluation.regular.wrong) == ((), ())


@pytest.mark.django_db
def test_benchmark_prints_figures_and_leaves_nothing(heinsberg: Centre) -> None:
    said = StringIO()
    call_command("bench-import", "--rows", "50", "--json", stdout=said)
    figures = json.loads(said.getvalue())
    assert (sorted(figures), figures["rows"], len(stored_catalogue(heinsberg).services)) == (
        ["peak_megabytes", "processor_seconds", "questions", "rows", "rows_per_second", "seconds"],
        53,
        0,
    )
