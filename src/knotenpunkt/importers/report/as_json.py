"""The import report as JSON, for programs and for comparing."""

import json
from typing import Any

from knotenpunkt.importers.domain.plan import Fate
from knotenpunkt.importers.queries.import_preview import SheetSummary
from knotenpunkt.importers.report.document import ImportReport, Question, ReadCell, RowReport
from knotenpunkt.importers.report.wording import place

COUNTED = (Fate.CREATED, Fate.UPDATED, Fate.UNCHANGED, Fate.ARCHIVED, Fate.NEEDS_DECISION)


def report_as_json(report: ImportReport) -> str:
    """UTF-8 text: `counts`, `rows`, `cells` (those that changed or were explained), `questions`, and what was left
    out."""
    return json.dumps(report_as_values(report), ensure_ascii=False, indent=1)


def report_as_values(report: ImportReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "centre": report.centre_slug,
        "at": report.at.isoformat(),
        "applied": report.applied,
        "counts": {fate.value: report.counts[fate] for fate in COUNTED},
        "missing": report.counts[Fate.MISSING],
        "answered": report.answered,
        "assigned_columns": report.assigned_columns,
        "sheets": [_sheet(sheet) for sheet in report.sheets],
        "ignored_sheets": list(report.ignored_sheets),
        "rows": [_row(row) for row in report.rows],
        "cells": [_cell(cell) for cell in report.cells],
        "questions": [_question(question) for question in report.questions],
    }


def _sheet(sheet: SheetSummary) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "kind": sheet.kind.value,
        "header_row": sheet.header_row,
        "rows": sheet.rows,
        "filled_cells": sheet.filled,
        "unused_columns": list(sheet.unused),
        "left_out": [{"row": left.number, "text": left.text} for left in sheet.left_out],
    }


def _row(row: RowReport) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row or None,
        "number": row.number,
        "name": row.name,
        "fate": row.fate.value,
        "reason": row.reason,
        "differences": [
            {"heading": each.heading, "before": each.before, "after": each.after} for each in row.differences
        ],
    }


def _cell(cell: ReadCell) -> dict[str, Any]:
    return {
        "sheet": cell.sheet,
        "row": cell.row,
        "column": cell.coordinate.rstrip("0123456789"),
        "heading": cell.heading,
        "coordinate": cell.coordinate,
        "raw": cell.raw,
        "became": cell.became,
        "kind": cell.kind.value if cell.kind else "normalised",
        "text": cell.text,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "sheet": question.sheet,
        "row": question.row,
        "coordinate": question.coordinate,
        "heading": question.heading,
        "raw": question.raw,
        "kind": question.kind.value,
        "text": f"{place(question.row, question.heading)}: {question.text}",
        "candidates": list(question.candidates),
    }
