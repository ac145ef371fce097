"""Every object in what was read, also the nested ones, as a row that knows where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knotenpunkt.hsds.domain.documents import Listing
from knotenpunkt.hsds.domain.findings import Code, Findings, Place, shown
from knotenpunkt.hsds.domain.vocabulary import Kind, ObjectType, Vocabulary

DEEPEST = 12  # objects inside one another


@dataclass(frozen=True, slots=True)
class Row:
    """An object with the list it stands in; `above` is the object it is nested in, under the name `step`."""

    type: ObjectType
    fields: Mapping[str, Any]
    listing: Listing
    number: int
    above: "Row | None" = None
    step: str = ""

    @property
    def key(self) -> str:
        """Its id; empty where it has none that is a text."""
        key = self.fields.get("id")
        return key if isinstance(key, str) else ""

    @property
    def top(self) -> "Row":
        """The record it is nested in, in the end."""
        return self if self.above is None else self.above.top

    @property
    def depth(self) -> int:
        """How many objects are around it."""
        return 0 if self.above is None else self.above.depth + 1

    @property
    def path(self) -> str:
        """The way from the record to it."""
        before = self.above.path if self.above else ""
        return f"{before}.{self.step}" if before else self.step

    def place(self, value: object = "") -> Place:
        """Where it stands, with the value that is meant."""
        where = self.listing
        return Place(where.file, where.unit, self.number, self.path, shown(self.top.key), shown(value))


def rows_of(listing: Listing, vocabulary: Vocabulary, findings: Findings) -> Iterator[Row]:
    """All objects of a list, each before what is nested in it; what is no object is noted."""
    for number, record in listing.records:
        if isinstance(record, Mapping):
            yield from _with_nested(
                Row(vocabulary[listing.object], record, listing, number), vocabulary, findings
            )
        else:
            place = Place(listing.file, listing.unit, number, value=shown(record))
            findings.note(Code.NOT_OBJECT, place, object=listing.object)


def _with_nested(row: Row, vocabulary: Vocabulary, findings: Findings) -> Iterator[Row]:
    yield row
    for name, value in row.fields.items():
        field = row.type.fields.get(name)
        if field is None or not field.is_nested or value is None or row.listing.is_text:
            continue
        if row.depth >= DEEPEST:
            findings.note(Code.TOO_DEEP, row.place(), object=row.type.name, field=name)
            return
        if field.kind is Kind.MANY and not isinstance(value, list):
            findings.note(Code.NOT_LIST, row.place(value), object=row.type.name, field=name)
            continue
        for step, item in enumerated(name, value) if field.kind is Kind.MANY else [(name, value)]:
            if isinstance(item, Mapping):
                nested = Row(vocabulary[field.of], item, row.listing, row.number, row, step)
                yield from _with_nested(nested, vocabulary, findings)
            else:
                findings.note(Code.NOT_OBJECT, row.place(item), object=row.type.name, field=name)


def enumerated(name: str, values: list[Any]) -> Iterator[tuple[str, Any]]:
    """The values of a field with the way to each."""
    return ((f"{name}[{position}]", value) for position, value in enumerate(values))
