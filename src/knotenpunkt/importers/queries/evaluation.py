"""Measuring an import against what the workbook should have become."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.text import shown
from knotenpunkt.importers.domain.decisions import ReadRow
from knotenpunkt.importers.domain.evaluation import GoldCell, Score, Where, score
from knotenpunkt.importers.domain.export_rows import export_organization_row, export_service_row
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import TableKind
from knotenpunkt.importers.files.csv_writing import ORGANIZATIONS_FILE, SERVICES_FILE
from knotenpunkt.importers.queries.import_preview import ImportPreview, ImportRequest, preview_import
from knotenpunkt.importers.queries.reading_context import reading_context
from knotenpunkt.importers.reading import read_tables
from knotenpunkt.regions.models import Centre
from knotenpunkt.shared.files.problems import WorkbookProblem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Irregular cells (the clean table differs, or a person listed them) and regular ones (all others that are
    filled)."""

    irregular: Score
    regular: Score
    questions: int


def evaluate_import(
    centre: Centre, path: Path, *, gold: tuple[Path, ...] = (), clean: Path | None = None
) -> Evaluation:
    """Read the workbook without writing anything and compare it with gold files and, by number, with a clean table."""
    preview = preview_import(centre, ImportRequest(path, accept_other_places=True))
    became = _became(centre, preview)
    raw = _raw(path)
    reads: list[ReadRow[OrganizationRecord] | ReadRow[ServiceRecord]] = [
        *(each.read for each in preview.organizations),
        *(each.read for each in preview.services),
    ]
    questions = [
        (read.sheet, read.row, cell.heading) for read in reads for cell in read.cells for _ in cell.questions
    ]
    irregular = {cell.where: cell for file in gold for cell in _gold_cells(file)}
    regular = [GoldCell(*where, text, text) for where, text in raw.items() if text and where not in irregular]
    if clean is not None:
        cells = list(_clean_cells(preview, clean, raw))
        regular = [cell for cell in cells if cell.raw and cell.raw == cell.clean]
        irregular = {cell.where: cell for cell in cells if cell.raw != cell.clean}
    asked = frozenset(questions)
    return Evaluation(score(irregular.values(), became, asked), score(regular, became, asked), len(questions))


def _became(centre: Centre, preview: ImportPreview) -> dict[Where, str]:
    vocabulary = reading_context(centre).vocabulary
    found: dict[Where, str] = {}
    for organization in preview.organizations:
        read = organization.read
        for heading, text in export_organization_row(read.record, vocabulary).items():
            found[read.sheet, read.row, heading] = text
    for service in preview.services:
        row = service.read
        for heading, text in export_service_row(row.record, vocabulary).items():
            found[row.sheet, row.row, heading] = text
    return found


def _raw(path: Path) -> dict[Where, str]:
    return {
        (table.sheet, row.number, heading): shown(cell)
        for table in read_tables(path)
        for row in table.rows
        for heading, cell in row.cells.items()
    }


def _gold_cells(path: Path) -> Iterator[GoldCell]:
    for line in _lines(path):
        try:
            yield GoldCell(
                line["sheet"], int(line["row"]), Heading(line["heading"]), line["raw"], line["clean"]
            )
        except (KeyError, ValueError) as error:
            raise WorkbookProblem(
                f"„{path.name}“: Erwartet werden die Spalten sheet;row;heading;raw;clean ({error})."
            ) from error


def _clean_cells(preview: ImportPreview, folder: Path, raw: Mapping[Where, str]) -> Iterator[GoldCell]:
    """The clean tables' cells at the places of the workbook, row by number."""
    for file, kind, rows in (
        (ORGANIZATIONS_FILE, TableKind.ORGANIZATIONS, preview.organizations),
        (SERVICES_FILE, TableKind.SERVICES, preview.services),
    ):
        places = {each.read.record.number: each.read for each in rows}
        headings = {h for sheet in preview.sheets if sheet.kind is kind for h in sheet.headings}
        for line in _lines(folder / file):
            number = line[Heading.NUMBER.value]
            read = places.get(int(number)) if number.isdecimal() else None
            if read is None:
                continue
            for heading in headings & {Heading(name) for name in line if name in set(Heading)}:
                where = (read.sheet, read.row, heading)
                yield GoldCell(*where, raw.get(where, ""), line[heading.value])


def _lines(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file, delimiter=";")
    except OSError as error:
        raise WorkbookProblem(f"„{path}“ lässt sich nicht lesen ({error.strerror}).") from error
