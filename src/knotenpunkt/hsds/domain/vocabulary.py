"""What objects HSDS knows and what their fields may hold. The names are the standard's; the sentences are ours."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

VERSION = "3.1"
PROFILE_VERSION = "1.0.0"  # of what we add; semantic versioning, apart from the standard's


class Kind(StrEnum):
    """What a field holds. ONE and MANY are nested objects."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    UUID = "uuid"
    URI = "uri"
    EMAIL = "email"
    DATE = "date"
    TIME = "time"
    INSTANT = "instant"
    ONE = "one"
    MANY = "many"


class Rule(StrEnum):
    """Whether a field must be there: never, only in tables, where nothing is nested, or always."""

    OPTIONAL = ""
    IN_TABLES = "in tables"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object; `of` is the nested object's name, `values` what it may be, `is_ours` our profile's."""

    name: str
    kind: Kind
    about: str
    of: str = ""
    rule: Rule = Rule.OPTIONAL
    values: tuple[str, ...] = ()
    is_ours: bool = False

    @property
    def is_nested(self) -> bool:
        """Whether it holds objects; a table has no column for it."""
        return self.kind in {Kind.ONE, Kind.MANY}


@dataclass(frozen=True, slots=True)
class ObjectType:
    """An object of HSDS, or of our profile: its fields in their order, and the table it is in a package."""

    name: str
    file: str
    about: str
    is_ours: bool
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields that a table has a column for."""
        return tuple(one for one in self.fields.values() if not one.is_nested)


type Vocabulary = Mapping[str, ObjectType]


def read_vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The objects by name, from the table they are written in. Raises ValueError where a field is of none."""
    objects: dict[str, ObjectType] = {}
    for row in csv.DictReader(lines):
        if row["field"]:
            objects[row["object"]].fields[row["field"]] = _field(row)
        else:
            objects[row["object"]] = ObjectType(
                row["object"], row["of"], row["about"], row["profile"] == "ours"
            )
    unknown = sorted({one.of for one in _fields(objects) if one.is_nested} - objects.keys())
    if unknown:
        raise ValueError(f"no such object: {', '.join(unknown)}")
    return objects


def fields_of_ours(objects: Vocabulary) -> list[tuple[ObjectType, list[Field]]]:
    """The objects to which our profile adds something, with the fields that it adds."""
    added = [(one, [field for field in one.fields.values() if field.is_ours]) for one in objects.values()]
    return [(one, fields) for one, fields in added if fields]


def _fields(objects: Vocabulary) -> Iterator[Field]:
    for one in objects.values():
        yield from one.fields.values()


def _field(row: Mapping[str, str]) -> Field:
    values = tuple(row["values"].split("|")) if row["values"] else ()
    return Field(
        row["field"],
        Kind(row["kind"]),
        row["about"],
        row["of"],
        Rule(row["rule"]),
        values,
        row["profile"] == "ours",
    )
