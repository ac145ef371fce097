"""The data of an overview page as CSV, XLSX and JSON: one small exporter for all of them.

CSV is written as Excel opens it in German: UTF-8 with byte order mark, semicolons, a comma before decimals. Nothing in
a file is calculated when it is opened.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from knotenpunkt.overview.domain.data_table import Cell, DataTable, Origin, as_document, plain, written
from knotenpunkt.shared.text.csv_tables import csv_table

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def data_answer(table: DataTable, data_format: str, *, now: datetime) -> HttpResponse:
    """The file as an answer that pages of every host may read."""
    today = now.date()
    content = _WRITERS[data_format](table, today)
    answer = HttpResponse(content, content_type=_TYPES[data_format])
    answer["Content-Disposition"] = f'attachment; filename="{table.name}-{today}.{data_format}"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _csv(table: DataTable, today: date) -> bytes:
    yes, no = _("yes"), _("no")
    rows = [[written(cell, yes=yes, no=no) for cell in row] for row in table.rows]
    return csv_table([[column.label for column in table.columns], *rows])


def _json(table: DataTable, today: date) -> bytes:
    return json.dumps(as_document(table, today), ensure_ascii=False, indent=1).encode()


def _xlsx(table: DataTable, today: date) -> bytes:
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


_WRITERS: dict[str, Callable[[DataTable, date], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
