"""What a page of the overview shows, as a table that can leave the house: columns, rows, and where they come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

SCHEMA_VERSION = 1

type Cell = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from, and the day they tell of."""

    title: str
    publisher: str = ""
    licence: str = ""
    attribution: str = ""
    website: str = ""
    reference_on: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `code` is the same in every language, `label` what people read above it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """The rows of a page; `chosen` is what the reader chose, as it stands in the address, `notes` what to know."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    origins: tuple[Origin, ...] = ()
    notes: tuple[str, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)


def as_document(table: DataTable, generated_on: date) -> dict[str, Any]:
    """The table as plain values for JSON: figures are numbers, days ISO 8601; what is not known is null."""
    codes = [column.code for column in table.columns]
    return {
        "schema_version": SCHEMA_VERSION,
        "name": table.name,
        "title": table.title,
        "generated_on": generated_on.isoformat(),
        "chosen": dict(table.chosen),
        "columns": [{"code": column.code, "label": column.label} for column in table.columns],
        "rows": [dict(zip(codes, map(plain, row), strict=True)) for row in table.rows],
        "sources": [_origin(origin) for origin in table.origins],
        "notes": list(table.notes),
    }


def _origin(origin: Origin) -> dict[str, str | None]:
    return {
        "title": origin.title,
        "publisher": origin.publisher,
        "licence": origin.licence,
        "attribution": origin.attribution,
        "website": origin.website,
        "reference_on": origin.reference_on.isoformat() if origin.reference_on else None,
    }


def plain(cell: Cell) -> str | int | float | bool | None:
    """A cell as JSON knows it."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell


def written(cell: Cell, *, yes: str, no: str) -> str:
    """A cell as a spreadsheet set to German reads it: a comma before decimals, no thousands separators, ISO days."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return yes if cell else no
    if isinstance(cell, Decimal):
        return str(plain(cell)).replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
