"""Writing a generated workbook with the layout of those kept by hand: legend, header with line breaks, blocks,
footnote."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from knotenpunkt.importers.domain.generated import (
    ROWS_OF_AN_ORGANIZATION,
    GeneratedRow,
    generated_organizations,
    generated_services,
    towns_of,
)
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading
from knotenpunkt.importers.domain.irregularities import Spoiled
from knotenpunkt.importers.files.streamed_workbook import streamed_workbook

_WRITTEN: Mapping[Heading, str] = {
    Heading.SERVICE: "Angebot / Projekt",
    Heading.MINIMUM_AGE: "Alter\nvon",
    Heading.MAXIMUM_AGE: "Alter\nbis",
    Heading.TOPIC: "Thema (mehrere mit Komma)",
    Heading.SCHEDULE: "Tag(e) und Uhrzeit ",
    Heading.CONTACT_PHONE: "Kontakt\nTelefon",
    Heading.KIND: "Rechtsform / Art",
    Heading.PHONE: "Telefon ",
}
_REPEATED_HEADER = 37  # every so many blocks somebody pasted the header again


class _Sheet:
    """A sheet that counts its rows, and the gold of what was written irregularly."""

    def __init__(self, workbook: Workbook, name: str, headings: tuple[Heading, ...]) -> None:
        self.sheet: Any = workbook.create_sheet(name)
        self.headings = headings
        self.row = 0
        self.gold: list[tuple[str, int, str, str, str]] = []
        hidden = get_column_letter(headings.index(Heading.SOURCE) + 1)
        self.sheet.column_dimensions[hidden].hidden = True
        self._fills: dict[str, PatternFill] = {}

    def line(self, *values: object, merged: bool = False) -> None:
        self.sheet.append(list(values))
        self.row += 1
        if merged:
            last = len(self.headings)
            self.sheet.merged_cells.ranges.add(
                CellRange(min_col=1, min_row=self.row, max_col=last, max_row=self.row)
            )

    def header(self) -> None:
        self.line(*(_WRITTEN.get(heading, heading.value) for heading in self.headings))

    def entry(self, row: GeneratedRow) -> None:
        named = Heading.SERVICE if Heading.SERVICE in self.headings else Heading.ORGANIZATION
        cells = [self._cell(row, heading, row.cells.get(heading), named) for heading in self.headings]
        self.sheet.append(cells)
        self.row += 1
        for heading, clean in row.clean.items():
            value = row.cells[heading].value
            if value != clean:
                raw = "" if value is None else str(value)
                self.gold.append((self.sheet.title, self.row, heading.value, raw, clean))

    def _cell(self, row: GeneratedRow, heading: Heading, spoiled: Spoiled | None, named: Heading) -> Any:
        if spoiled is None or spoiled.value in (None, ""):
            return None
        if not (row.fill or row.strike or row.comment) and spoiled.number_format == "General":
            return spoiled.value
        cell = WriteOnlyCell(self.sheet, cast(Any, spoiled.value))
        cell.number_format = spoiled.number_format
        if row.fill:
            cell.fill = self._fills.setdefault(row.fill, PatternFill("solid", fgColor=row.fill))
        if row.strike:
            cell.font = Font(strike=True)
        if row.comment and heading is named:
            cell.comment = Comment(row.comment, "Team")
        return cell


def write_generated_workbook(
    path: Path, *, rows: int, seed: int, towns: Iterable[str], gold: Path | None = None
) -> None:
    """Write a workbook of `rows` services and one organization for every forty of them."""
    there = towns_of(list(towns), Random(seed))  # noqa: S311  # reproducible, not secret
    organizations = max(3, rows // ROWS_OF_AN_ORGANIZATION)
    with streamed_workbook(path) as workbook:
        first = _Sheet(workbook, "Träger", ORGANIZATION_HEADINGS)
        first.line("Träger und Organisationen", merged=True)
        first.line()
        first.header()
        for row in generated_organizations(organizations, there, seed):
            first.entry(row)
        second = _Sheet(workbook, "Angebote", SERVICE_HEADINGS)
        second.line("Angebote für Zugewanderte – Arbeitsliste", merged=True)
        second.line("gelb = bitte prüfen, grau = vermutlich beendet.", merged=True)
        second.line()
        second.header()
        _write_services(second, generated_services(rows, organizations, there, seed))
    if gold is not None:
        _write_gold(gold, [*first.gold, *second.gold])


def _write_services(sheet: _Sheet, services: Iterator[tuple[str, GeneratedRow]]) -> None:
    last, blocks = "", 0
    for block, row in services:
        if block != last:
            if last:
                sheet.line()
            sheet.line(block, merged=True)
            blocks += 1
            if blocks % _REPEATED_HEADER == 0:
                sheet.header()
            last = block
        sheet.entry(row)
    end = sheet.row
    sheet.line()
    sheet.line(None, "Anzahl Angebote:", f"=COUNT(A5:A{end})")
    sheet.line(None, "zuletzt bearbeitet: s. Dateidatum")


def _write_gold(path: Path, cells: list[tuple[str, int, str, str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["sheet", "row", "heading", "raw", "clean"])
        writer.writerows(cells)
