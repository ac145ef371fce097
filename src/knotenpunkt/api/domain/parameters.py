"""What each query parameter of HSDS means and may be, for the document that describes the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knotenpunkt.api.domain.questions import (
    LARGEST_PAGE,
    LARGEST_SIZE,
    LONGEST_SEARCH,
    USUAL_SIZE,
    Format,
)

FURTHEST = 1_000_000  # metres

_KEY: dict[str, Any] = {"type": "string", "format": "uuid"}
_TRUTH: dict[str, Any] = {"type": "boolean", "default": False}
_EXAMPLE_KEY = "0198a1c2-7d3e-7f4a-9b5c-6d7e8f9a0b1c"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: what it asks for, what it may be (JSON Schema), and an example."""

    about: str
    schema: Mapping[str, Any]
    example: str | int | bool

    @property
    def shape(self) -> str:
        """What it may be in as few signs as possible, as people read it."""
        if choices := self.schema.get("enum"):
            return " | ".join(choices)
        shape = str(self.schema.get("format") or self.schema["type"])
        if "maximum" in self.schema:
            return f"{shape}, {self.schema['minimum']} to {self.schema['maximum']}"
        if "maxLength" in self.schema:
            return f"{shape}, up to {self.schema['maxLength']} letters"
        return str(self.schema.get("pattern", shape))


PARAMETERS: Mapping[str, Parameter] = {
    "search": Parameter(
        "Words that all have to be found, in any form and with small slips; the best record first.",
        {"type": "string", "maxLength": LONGEST_SEARCH},
        "Sprachkurs",
    ),
    "page": Parameter(
        "Which page; one behind the last page is answered with 400.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": 1},
        2,
    ),
    "per_page": Parameter(
        "How many records a page holds at most.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": USUAL_SIZE},
        20,
    ),
    "format": Parameter(
        "json for pages; ndjson for everything that was asked for at once, a record a line, without pages.",
        {"type": "string", "enum": [one.value for one in Format], "default": Format.JSON.value},
        Format.NDJSON.value,
    ),
    "taxonomy_term_id": Parameter("Only what bears the term with this key.", _KEY, _EXAMPLE_KEY),
    "taxonomy_id": Parameter("Only what bears any term of the taxonomy with this key.", _KEY, _EXAMPLE_KEY),
    "organization_id": Parameter(
        "Only what the organization with this key offers, alone or as a partner.", _KEY, _EXAMPLE_KEY
    ),
    "modified_after": Parameter(
        "Only what was written at this moment or later; a day is its beginning, and without a zone it is UTC.",
        {"type": "string", "format": "date-time"},
        "2026-03-15T10:30:00Z",
    ),
    "minimal": Parameter(
        "Of each service only what the schema requires; with format=ndjson the time of its last change too.",
        _TRUTH,
        True,
    ),
    "full": Parameter("With everything that is nested in the records.", _TRUTH, True),
    "full_service": Parameter("The organizations with their whole services.", _TRUTH, True),
    "postcode": Parameter(
        "Only at places with this postal code, or meant for a municipality of it; with proximity only around it.",
        {"type": "string", "pattern": "^[0-9]{5}$"},
        "41812",
    ),
    "proximity": Parameter(
        "How many metres around the postal code.", {"type": "number", "minimum": 0, "maximum": FURTHEST}, 5000
    ),
    "top_only": Parameter("Only terms that have no wider term.", _TRUTH, True),
    "parent_id": Parameter("Only terms whose wider term has this key.", _KEY, _EXAMPLE_KEY),
}
