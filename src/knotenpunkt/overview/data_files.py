"""The data of an overview page as CSV, XLSX and JSON: one small exporter for all of them.

CSV is written as Excel opens it in German: UTF-8 with byte order mark, semicolons, a comma before decimals. Nothing in
a file is calculated when it is opened.
"""

import json
from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from knotenpunkt.overview.domain.data_table import DataTable, as_document, written
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
    from knotenpunkt.overview.data_workbook import data_workbook

    return data_workbook(table, today)


_WRITERS: dict[str, Callable[[DataTable, date], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
