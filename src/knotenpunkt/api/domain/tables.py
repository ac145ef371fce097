"""Nested records as tables: each record once, with the keys of the records that it was nested in or that it held."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from knotenpunkt.api.domain.records import Record
from knotenpunkt.hsds.domain.vocabulary import Kind, ObjectType, Vocabulary

# How a record says which one it hangs on, where that may be one of several kinds.
_KEY_OF_ANY = {"link_id": "link_entity", "resource_id": "resource_type"}


@dataclass(slots=True)
class Tables:
    """The rows of each object by their keys. A row has only what is known; a column without a value is empty."""

    vocabulary: Vocabulary
    rows: dict[str, dict[str, Record]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = {name: {} for name in self.vocabulary}

    def add(self, name: str, records: Iterable[Record]) -> None:
        """Take in records of an object with everything that is nested in them."""
        for record in records:
            for found, row in _rows(self.vocabulary, name, record, {}):
                known = self.rows[found].setdefault(row["id"], {})
                known |= {column: value for column, value in row.items() if column not in known}

    def sorted_rows(self, name: str) -> list[Record]:
        """The rows of an object in the order of their keys."""
        rows = self.rows[name]
        return [rows[key] for key in sorted(rows)]


def _rows(
    vocabulary: Vocabulary, name: str, record: Record, owner: Mapping[str, str]
) -> Iterator[tuple[str, Record]]:
    """The row of a record and those of all that is nested in it; `owner`: what it is told about where it was found."""
    one = vocabulary[name]
    row = {column.name: record[column.name] for column in one.columns if column.name in record}
    row = _keys_of_what_it_holds(one, record) | dict(owner) | row
    yield name, row
    for field_name, value in record.items():
        held = one.fields[field_name]
        if held.is_nested:
            keys = _keys_of_owner(one, vocabulary[held.of], row["id"]) if held.kind is Kind.MANY else {}
            for nested in value if held.kind is Kind.MANY else [value]:
                yield from _rows(vocabulary, held.of, nested, keys)


def _keys_of_what_it_holds(one: ObjectType, record: Record) -> dict[str, str]:
    """The key of each single record that is nested in this one, in the column that is meant for it."""
    nested = (held for held in one.fields.values() if held.kind is Kind.ONE and held.name in record)
    return {column: record[held.name]["id"] for held in nested if (column := f"{held.of}_id") in one.fields}


def _keys_of_owner(owner: ObjectType, one: ObjectType, key: str) -> dict[str, str]:
    """The owner's key in the columns that records of a list have for it."""
    keys = {column: key for column in (f"{owner.name}_id", *_KEY_OF_ANY) if column in one.fields}
    kinds = {kind: owner.name for column, kind in _KEY_OF_ANY.items() if column in keys}
    return keys | kinds
