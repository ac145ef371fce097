"""Rows of a foreign directory, taken apart into tables of HSDS as a mapping says."""

from collections.abc import Iterator, Mapping, Sequence

from knotenpunkt.harvesting.domain.hsds.package import Row, Tables
from knotenpunkt.harvesting.domain.remarks import Remark, Why, remark
from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.tables.mapping import Columns, TableMapping, Target, file_key

# Whose keys complete the other records that the same row is taken apart into.
_MAIN = ("organization", "service", "location")


def mapped_tables(files: Mapping[str, Sequence[Row]], mapping: TableMapping, remarks: list[Remark]) -> Tables:
    """The tables; what a mapping names and no file has, and rows without what they must have, are remarked on."""
    tables: Tables = {}
    by_key = {file_key(path): rows for path, rows in files.items()}
    for name, columns in mapping.files.items():
        if name not in by_key:
            remarks.append(remark(name, "", Why.MISSING))
            continue
        rows = by_key[name]
        _check_columns(name, columns, rows, remarks)
        for row in rows:
            for table, record in _taken_apart(name, row, columns, remarks):
                tables.setdefault(table, []).append(record)
    return tables


def _check_columns(name: str, columns: Columns, rows: Sequence[Row], remarks: list[Remark]) -> None:
    there = {column for row in rows for column in row}
    for column, targets in columns.items():
        if rows and column not in there:
            if any(target.required for target in targets):
                raise NotTakenUp(Problem.OTHER_KIND, f"{name}: {column}")
            remarks.append(remark(f"{name}: {column}", "", Why.MISSING))


def _taken_apart(name: str, row: Row, columns: Columns, remarks: list[Remark]) -> Iterator[tuple[str, Row]]:
    records: dict[str, Row] = {}
    for column, targets in columns.items():
        for target in targets:
            if target.required and not row.get(column):
                known = next((str(value) for value in row.values()), "")
                remarks.append(remark(f"{name}: {column}", known, Why.MISSING))
                return
            _write(records.setdefault(target.object, {}), target, column, row)
    for table, record in records.items():
        _complete(table, record, records)
        if _says_something(table, record):
            yield table, record


def _write(record: Row, target: Target, column: str, row: Row) -> None:
    value = row.get(column)
    if value and target.append and record.get(target.field):
        record[target.field] = f"{record[target.field]}\n{value}"
    elif value and not record.get(target.field):
        record[target.field] = value
    if target.key_name and row.get(target.key_from):
        record[target.key_name] = row[target.key_from]


def _complete(table: str, record: Row, records: Mapping[str, Row]) -> None:
    """A record that does not say what it belongs to belongs to what else stands in its row."""
    owners = [main for main in _MAIN if main != table and records.get(main, {}).get("id")]
    if table in _MAIN:
        owners = [owner for owner in owners if owner == "organization"] if table != "organization" else []
    elif table != "service_at_location" and any(name.endswith("_id") for name in record):
        return
    for owner in owners:
        record.setdefault(f"{owner}_id", records[owner]["id"])


def _says_something(table: str, record: Row) -> bool:
    """Keys alone say something only where they connect, or where other records name them."""
    if table in _MAIN and record.get("id"):
        return True
    if table == "service_at_location":
        return bool(record.get("service_id") and record.get("location_id"))
    return any(name != "id" and not name.endswith("_id") for name in record)
