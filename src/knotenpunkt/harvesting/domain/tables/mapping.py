"""A mapping in YAML: which column of which file of a foreign directory is which field of HSDS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import phonenumbers
import yaml

from knotenpunkt.harvesting.domain.sources import NotTakenUp, Problem
from knotenpunkt.harvesting.domain.tables.names import KNOWN, object_named

_FURTHER_FIELDS = {"alternative_name": "alternate_name"}
_LARGEST = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Target:
    """Where a column goes. `append`: after what another column has said; `required`: without it the row is left out.

    `key_name` is a further field of the same record, with what stands in the column `key_from`.
    """

    object: str
    field: str
    required: bool = False
    append: bool = False
    key_name: str = ""
    key_from: str = ""


type Columns = Mapping[str, tuple[Target, ...]]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The columns of every file, by the file's name without its ending; `country` is that of telephone numbers."""

    files: Mapping[str, Columns] = field(default_factory=dict)
    country: str = ""


def read_mapping(content: bytes, path: str) -> TableMapping:
    """The mapping. Raises NotTakenUp, which says what is wrong in it."""
    document = _document(content, path)
    country = document.pop("country", "")
    if not isinstance(country, str) or not {country.upper()} <= {"", *phonenumbers.SUPPORTED_REGIONS}:
        raise _wrong(path, "country")
    files = {file_key(name): _columns(path, name, columns) for name, columns in document.items()}
    if not files:
        raise _wrong(path, "–")
    return TableMapping(files, country.upper())


def file_key(path: str) -> str:
    """How a file is named in a mapping, with or without its ending."""
    name = PurePosixPath(path).name
    return (name.rpartition(".")[0] if name.lower().endswith((".csv", ".json")) else name).casefold()


def _document(content: bytes, path: str) -> dict[str, Any]:
    """Without references inside it: a few lines of these can stand for millions of columns."""
    if len(content) > _LARGEST:
        raise NotTakenUp(Problem.TOO_LARGE, path)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, Loader=yaml.SafeLoader)):
            raise _wrong(path, "*")
        document = yaml.safe_load(content)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _wrong(path, " ".join(str(error).split())) from error
    if not isinstance(document, dict) or not all(isinstance(name, str) for name in document):
        raise _wrong(path, "–")
    return document


def _columns(path: str, name: str, written: Any) -> Columns:
    columns = written.get("columns", written) if isinstance(written, dict) else None
    if not isinstance(columns, dict):
        raise _wrong(path, name)
    return {
        str(column): tuple(_targets(path, f"{name}: {column}", targets))
        for column, targets in columns.items()
    }


def _targets(path: str, where: str, written: Any) -> Iterator[Target]:
    for one in written if isinstance(written, list) else [written]:
        if not isinstance(one, dict) or not isinstance(one.get("field"), str):
            raise _wrong(path, where)
        known = object_named(str(one.get("model")))
        if known not in KNOWN:
            raise _wrong(path, f"{where}: {one.get('model')}")
        yield Target(
            known,
            _FURTHER_FIELDS.get(str(one["field"]), str(one["field"])),
            required=one.get("required") is True,
            append=one.get("append") is True,
            key_name=str(one.get("foreign_key_name") or ""),
            key_from=str(one.get("foreign_key_value") or ""),
        )


def _wrong(path: str, what: str) -> NotTakenUp:
    return NotTakenUp(Problem.BROKEN, f"{path}: {what}")
