"""The data of an overview page as a workbook; imported when one is asked for, because openpyxl takes much memory."""

from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from knotenpunkt.overview.domain.data_table import Cell, DataTable, Origin, plain


def data_workbook(table: DataTable, today: date) -> bytes:
    """The rows on the first sheet, what to know about them on the second."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_("Data"))
    _append(sheet, [column.label for column in table.columns])
    for row in table.rows:
        _append(sheet, row)
    about = workbook.create_sheet(_("About these data"))
    for line in _about(table, today):
        _append(about, line)
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _append(sheet: WriteOnlyWorksheet, row: list[Cell] | tuple[Cell, ...]) -> None:
    sheet.append([_cell(sheet, cell) for cell in row])


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> Any:
    """Text is text, also where it begins like a formula."""
    if not isinstance(value, str):
        return value if isinstance(value, date) else plain(value)
    cell = WriteOnlyCell(sheet, value=value)
    cell.data_type = "s"
    return cell


def _about(table: DataTable, today: date) -> list[list[Cell]]:
    lines: list[list[Cell]] = [[table.title], [_("Written on"), today]]
    lines += [[name, value] for name, value in table.chosen.items()]
    lines += [[note] for note in table.notes]
    return [*lines, *map(_source, table.origins)]


def _source(origin: Origin) -> list[Cell]:
    told = (origin.title, origin.publisher, origin.attribution, origin.licence, origin.website)
    return [_("Source"), origin.reference_on, *told]
