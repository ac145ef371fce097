"""What somebody asks of a list: the query parameters of HSDS, read strictly. All of them narrow (AND)."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

USUAL_SIZE = 100
LARGEST_SIZE = 1_000
LARGEST_PAGE = 1_000_000
LONGEST_SEARCH = 200


class BadQuestion(ValueError):
    """A parameter cannot be understood; the text says which one and what it may be."""


class Format(StrEnum):
    """How records come: as pages, or all of them as lines."""

    JSON = "json"
    NDJSON = "ndjson"


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is asked for. None and empty texts ask for nothing."""

    search: str = ""
    page: int = 1
    per_page: int = USUAL_SIZE
    format: Format = Format.JSON
    taxonomy_term_id: uuid.UUID | None = None
    taxonomy_id: uuid.UUID | None = None
    organization_id: uuid.UUID | None = None
    modified_after: datetime | None = None
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    postcode: str = ""
    proximity: float | None = None
    top_only: bool = False
    parent_id: uuid.UUID | None = None


PAGING = ("search", "page", "per_page", "format")
SERVICES = (
    *PAGING,
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "minimal",
    "full",
)
ORGANIZATIONS = (*PAGING, "full_service", "full", "taxonomy_term_id", "taxonomy_id")
SERVICES_AT_LOCATIONS = (
    *PAGING,
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "full",
    "postcode",
    "proximity",
)
TAXONOMIES = PAGING
TERMS = (*PAGING, "taxonomy_id", "top_only", "parent_id")


def read_question(given: Mapping[str, Sequence[str]], allowed: Collection[str]) -> Question:
    """The question in an address. Raises BadQuestion for a parameter that is unknown, there twice, or has no sense."""
    for name, values in given.items():
        if name not in allowed:
            there_are = f"there are: {', '.join(sorted(allowed))}" if allowed else "none is read"
            raise BadQuestion(f"There is no parameter “{shown(name)}” here; {there_are}.")
        if len(values) > 1:
            raise BadQuestion(f"“{name}” is given {len(values)} times; give it once.")
    return Question(
        **{name: _READERS[name](name, values[0]) for name, values in given.items() if values[0] != ""}
    )


def shown(value: str) -> str:
    """What was written, as far as a sentence has room for it."""
    text = "".join(letter if letter.isprintable() else "?" for letter in value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def read_text(name: str, value: str) -> str:
    """Words to look for. Raises BadQuestion where they are too long or hold control characters."""
    if len(value) > LONGEST_SEARCH or not value.isprintable():
        raise BadQuestion(f"“{name}” may be up to {LONGEST_SEARCH} letters long, without control characters.")
    return value.strip()


def _number(name: str, value: str, largest: int) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) <= 9 and 1 <= int(value) <= largest):
        raise BadQuestion(f"“{name}” is a whole number from 1 to {largest}, not “{shown(value)}”.")
    return int(value)


def _page(name: str, value: str) -> int:
    return _number(name, value, LARGEST_PAGE)


def _size(name: str, value: str) -> int:
    return _number(name, value, LARGEST_SIZE)


def _truth(name: str, value: str) -> bool:
    if value.lower() not in {"true", "false"}:
        raise BadQuestion(f"“{name}” is true or false, not “{shown(value)}”.")
    return value.lower() == "true"


def _key(name: str, value: str) -> uuid.UUID:
    try:
        return uuid.UUID(value)
    except ValueError:
        raise BadQuestion(f"“{name}” is a UUID, not “{shown(value)}”.") from None


def _format(name: str, value: str) -> Format:
    try:
        return Format(value.lower())
    except ValueError:
        raise BadQuestion(f"“{name}” is json or ndjson, not “{shown(value)}”.") from None


def _moment(name: str, value: str) -> datetime:
    """A day or a moment (ISO 8601); without a time zone it is of UTC. A „+" that the address lost is put back."""
    text = value.replace(" ", "+") if "T" in value else value
    try:
        moment = (
            datetime.fromisoformat(text)
            if "T" in text
            else datetime.combine(date.fromisoformat(text), time.min)
        )
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise BadQuestion(
            f"“{name}” is a day or a moment as 2026-03-15T10:30:00Z, not “{shown(value)}”."
        ) from None


def _postal_code(name: str, value: str) -> str:
    if not (len(value) == 5 and value.isascii() and value.isdecimal()):
        raise BadQuestion(f"“{name}” is a German postal code of five digits, not “{shown(value)}”.")
    return value


def _metres(name: str, value: str) -> float:
    if not (value.isascii() and value.replace(".", "", 1).isdecimal() and float(value) <= 1_000_000):
        raise BadQuestion(f"“{name}” is a distance in metres up to 1000000, not “{shown(value)}”.")
    return float(value)


_READERS: Mapping[str, Callable[[str, str], Any]] = {
    "search": read_text,
    "page": _page,
    "per_page": _size,
    "format": _format,
    "taxonomy_term_id": _key,
    "taxonomy_id": _key,
    "organization_id": _key,
    "modified_after": _moment,
    "minimal": _truth,
    "full": _truth,
    "full_service": _truth,
    "postcode": _postal_code,
    "proximity": _metres,
    "top_only": _truth,
    "parent_id": _key,
}
