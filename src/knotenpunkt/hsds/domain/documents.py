"""What a file or an API says, before anybody has judged it: lists of records, and what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from knotenpunkt.hsds.domain.findings import Findings, Unit

LARGEST = 20_000_000  # bytes, of a file or of all answers of an API
MOST_RECORDS = 20_000  # in one list or table


class Refusal(StrEnum):
    """Why nothing can be checked at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NOT_TEXT = "not_text"
    PDF = "pdf"
    OFFICE_FILE = "office_file"
    NOT_JSON = "not_json"
    NOT_HSDS = "not_hsds"
    TOO_DEEP = "too_deep"
    BROKEN_PACKAGE = "broken_package"
    LOCKED_PACKAGE = "locked_package"
    PACKAGE_TOO_LARGE = "package_too_large"
    NO_TABLES = "no_tables"
    UNKNOWN_TABLE = "unknown_table"
    FORBIDDEN_ADDRESS = "forbidden_address"
    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_STATUS = "bad_status"


class Unreadable(Exception):
    """Nothing can be checked; `values` say which file, line and column, or limit it is about."""

    def __init__(self, refusal: Refusal, **values: object) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.values = values


@dataclass(frozen=True, slots=True)
class Listing:
    """Records of one object, each with its number in the file.

    `is_flat`: nothing is nested, as in tables. `is_text`: every value is written as text, as in CSV.
    """

    object: str
    records: Sequence[tuple[int, Any]]
    file: str = ""
    unit: Unit = Unit.RECORD
    is_flat: bool = False
    is_text: bool = False
    columns: tuple[str, ...] = ()


@dataclass(slots=True)
class Documents:
    """Everything that was read, and what was found amiss on the way."""

    listings: list[Listing] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
