"""A package of tables, whatever version of HSDS it is of, or of another directory with a mapping beside its files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from knotenpunkt.harvesting.domain.hsds.package import (
    Row,
    Tables,
    catalogue_of_tables,
    names_of,
    rows_of,
    unpacked,
)
from knotenpunkt.harvesting.domain.incoming import Incoming
from knotenpunkt.harvesting.domain.remarks import Remark
from knotenpunkt.harvesting.domain.sources import Get, NotTakenUp, Problem
from knotenpunkt.harvesting.domain.surroundings import Surroundings
from knotenpunkt.harvesting.domain.tables.mapped import mapped_tables
from knotenpunkt.harvesting.domain.tables.mapping import TableMapping, read_mapping
from knotenpunkt.harvesting.domain.tables.names import OLDER, object_named
from knotenpunkt.harvesting.domain.tables.older import as_current

_MAPPINGS = (".yaml", ".yml")


def read_tables(address: str, get: Get, surroundings: Surroundings) -> Incoming:
    """Everything in a package. Raises NotTakenUp where it is no ZIP, or nothing in it is known."""
    files = unpacked(get(address), address)
    mapping, remarks = _mapping(files), list[Remark]()
    contents = {path: rows for path, content in files.items() if (rows := _rows(content, path)) is not None}
    tables = mapped_tables(contents, mapping, remarks) if mapping else _by_name(contents, names_of(files))
    if mapping or OLDER & tables.keys():
        tables = as_current(tables, mapping.country if mapping else "", remarks)
    return catalogue_of_tables(tables, address, surroundings, remarks)


def _mapping(files: Mapping[str, bytes]) -> TableMapping | None:
    found = [path for path in files if path.lower().endswith(_MAPPINGS)]
    if len(found) > 1:
        raise NotTakenUp(Problem.BROKEN, ", ".join(sorted(found)))
    return read_mapping(files[found[0]], found[0]) if found else None


def _rows(content: bytes, path: str) -> list[Row] | None:
    """The rows of a table in CSV or JSON; None where the file is none."""
    if path.lower().endswith(".csv"):
        return rows_of(content, path)
    if not path.lower().endswith(".json"):
        return None
    try:
        rows = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise NotTakenUp(Problem.BROKEN, f"{path}: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    return [{name: _cell(value) for name, value in row.items() if value not in (None, "")} for row in rows]


def _cell(value: Any) -> str:
    """As it would stand in a table of CSV."""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _by_name(contents: Mapping[str, Sequence[Row]], named: Mapping[str, str]) -> Tables:
    tables: Tables = {}
    for path, rows in contents.items():
        tables.setdefault(object_named(named.get(path) or PurePosixPath(path).stem), []).extend(rows)
    return tables
