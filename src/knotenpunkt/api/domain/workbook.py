"""The tables of a catalogue as the sheets of an Excel workbook, for people; the same state is the same bytes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from knotenpunkt.api.domain.catalogue_state import CatalogueState
from knotenpunkt.api.domain.german_names import GermanNames
from knotenpunkt.api.domain.packed import zip_file
from knotenpunkt.api.domain.records import Record
from knotenpunkt.api.domain.tables import Tables

ALWAYS_THERE = ("service", "organization", "location")  # the core of the standard
LONGEST_TEXT = 32_767  # characters that Excel takes in one cell
WIDE, NARROW = 32, 16
_NEVER = datetime(1980, 1, 1, tzinfo=UTC)
_YES_NO = {True: "ja", False: "nein"}
_HEADING, _FIELD_NAME = Font(bold=True), Font(italic=True, color="595959")


def workbook_file(state: CatalogueState, tables: Tables, names: GermanNames) -> bytes:
    """A sheet for every table that has rows, after one that says what this is."""
    workbook = Workbook(write_only=True)
    shown = [name for name in tables.vocabulary if tables.rows[name] or name in ALWAYS_THERE]
    _about(workbook, state, [(names.tables[name], len(tables.rows[name])) for name in shown])
    for name in shown:
        _sheet(workbook, name, tables, names)
    workbook.properties.creator = state.publisher
    workbook.properties.created = workbook.properties.modified = state.changed_at or _NEVER
    return _packed(workbook)


def _packed(workbook: Workbook) -> bytes:
    """The workbook as a file; past the method that writes down what time it is."""
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        ExcelWriter(workbook, archive).save()
    with ZipFile(written) as archive:
        return zip_file({name: archive.read(name) for name in archive.namelist()})


def _about(workbook: Workbook, state: CatalogueState, sheets: Sequence[tuple[str, int]]) -> None:
    sheet: Any = workbook.create_sheet("Über diese Daten")
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = WIDE
    sheet.append([_cell(sheet, state.title, _HEADING)])
    for label, value in _facts(state):
        sheet.append([_cell(sheet, label), _cell(sheet, value)])
    sheet.append([])
    sheet.append([_cell(sheet, "Blatt", _HEADING), _cell(sheet, "Zeilen", _HEADING)])
    for name, count in sheets:
        sheet.append([_cell(sheet, name), count])


def _facts(state: CatalogueState) -> Iterator[tuple[str, str]]:
    yield "Herausgegeben von", state.publisher
    yield "Im Netz", state.page
    yield "Lizenz", state.licence.name
    if state.licence.is_listed:
        yield "Text der Lizenz", state.licence.address
    if state.changed_at:
        yield "Stand", f"{state.changed_at:%d.%m.%Y}"
    yield "Fassung", state.version
    yield "Spalten", "In der zweiten Zeile jedes Blattes steht der Name der Spalte in HSDS."
    yield (
        "Schlüssel",
        "Über Spalten, die mit „Schlüssel“ beginnen, gehören Zeilen verschiedener Blätter zusammen.",
    )


def _sheet(workbook: Workbook, name: str, tables: Tables, names: GermanNames) -> None:
    """The rows under two headings: in German, and as HSDS says; columns that nobody filled are left out."""
    rows = tables.sorted_rows(name)
    filled = {column for row in rows for column in row}
    columns = [one.name for one in tables.vocabulary[name].columns if one.name in filled or not rows]
    sheet: Any = workbook.create_sheet(names.tables[name])
    for position, column in enumerate(columns, start=1):
        is_narrow = column == "id" or column.endswith("_id")
        sheet.column_dimensions[get_column_letter(position)].width = NARROW if is_narrow else WIDE
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(columns))}{len(rows) + 2}"
    sheet.append([_cell(sheet, names.columns[column], _HEADING) for column in columns])
    sheet.append([_cell(sheet, column, _FIELD_NAME) for column in columns])
    for row in rows:
        sheet.append(_values(sheet, row, columns))


def _values(sheet: Any, row: Record, columns: Sequence[str]) -> list[Any]:
    return [_cell(sheet, row.get(column)) for column in columns]


def _cell(sheet: Any, value: Any, font: Font | None = None) -> Any:
    """Text is text, also where it begins like a formula; numbers are numbers."""
    if isinstance(value, bool):
        value = _YES_NO[value]
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_TEXT])
    cell.data_type = "s"
    if font:
        cell.font = font
    return cell
