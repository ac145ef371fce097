"""What a centre calls its columns where our own list of headings does not know it: a small JSON file of the centre."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import Aliases

_EXAMPLE = '{"Projektname": "Angebot", "Interne Nummer": null}'


class MappingProblem(ValueError):
    """The mapping file says something that cannot be followed; the text is a German sentence."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Headings by the centre's own words, for all sheets and for single ones."""

    everywhere: Mapping[str, Heading | None] = field(default_factory=dict)
    sheets: Mapping[str, Mapping[str, Heading | None]] = field(default_factory=dict)

    def aliases(self, sheet: str) -> Aliases:
        """The words for one sheet; its own win over the general ones."""
        return Aliases({**self.everywhere, **self.sheets.get(fold(sheet), {})})


NO_MAPPING = ColumnMapping()


def read_mapping(text: str) -> ColumnMapping:
    """From JSON: an object of column name to heading (null: leave out), or of sheet name to such an object."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise MappingProblem(
            f"kein lesbares JSON (Zeile {error.lineno}, Zeichen {error.colno}); ein Beispiel: {_EXAMPLE}"
        ) from error
    if not isinstance(content, dict):
        raise MappingProblem(f"erwartet wird ein Objekt wie {_EXAMPLE}")
    flat = {name: value for name, value in content.items() if not isinstance(value, dict)}
    sheets = {name: value for name, value in content.items() if isinstance(value, dict)}
    return ColumnMapping(_headings(flat), {fold(name): _headings(value) for name, value in sheets.items()})


def _headings(names: Mapping[str, object]) -> dict[str, Heading | None]:
    return {fold(name): None if value is None else _heading(name, value) for name, value in names.items()}


def _heading(name: str, value: object) -> Heading:
    for heading in Heading:
        if isinstance(value, str) and fold(value) == fold(heading.value):
            return heading
    known = ", ".join(heading.value for heading in Heading)
    raise MappingProblem(f"„{name}“ verweist auf „{value}“, das gibt es nicht; möglich sind: {known}")
