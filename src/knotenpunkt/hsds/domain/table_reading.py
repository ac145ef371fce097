"""Tables (CSV) as lists of records."""

import csv
import io

from knotenpunkt.hsds.domain.documents import MOST_RECORDS, Listing, Refusal, Unreadable
from knotenpunkt.hsds.domain.findings import Code, Findings, Place, Unit

_SEPARATORS = ",;\t"
_MOST_COLUMNS = 200


def read_table(name: str, text: str, kind: str, findings: Findings) -> Listing:
    """The rows of a table by the names in its first row; empty cells say nothing. Raises Unreadable."""
    separator = _separator(text)
    if separator != ",":
        findings.note(Code.SEPARATOR, Place(file=name, value=separator), object=kind)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[tuple[int, dict[str, str]]] = []
    columns: list[str] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if not columns:
                columns = _columns(name, cells, kind, findings)
            elif any(cells):
                if len(cells) != len(columns):
                    place = Place(name, Unit.ROW, number, value=f"{len(cells)} ≠ {len(columns)}")
                    findings.note(Code.CELLS, place, object=kind)
                records.append(
                    (number, {key: cell for key, cell in zip(columns, cells, strict=False) if cell})
                )
            if len(records) > MOST_RECORDS:
                raise Unreadable(Refusal.TOO_MANY, most=MOST_RECORDS)
    except csv.Error:
        findings.note(Code.BROKEN_LINE, Place(name, Unit.ROW, number + 1), object=kind)
    return Listing(kind, records, name, Unit.ROW, is_flat=True, is_text=True, columns=tuple(columns))


def _separator(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _columns(name: str, cells: list[str], kind: str, findings: Findings) -> list[str]:
    columns = [cell.strip() for cell in cells]
    for twice in sorted({column for column in columns if columns.count(column) > 1}):
        findings.note(Code.COLUMN_TWICE, Place(name, Unit.ROW, 1, value=twice[:60]), object=kind)
    return columns[:_MOST_COLUMNS]
