"""What a centre calls its columns where our own list of headings does not know it: from a small JSON file, or as it was
answered in the browser."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knotenpunkt.directory.domain.written.text import fold
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import Aliases, TableKind

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

    def over(self, other: "ColumnMapping") -> "ColumnMapping":
        """Both; where they disagree, this one counts."""
        names = {*self.sheets, *other.sheets}
        return ColumnMapping(
            {**other.everywhere, **self.everywhere},
            {
                name: {**other.sheets.get(name, {}), **self.everywhere, **self.sheets.get(name, {})}
                for name in names
            },
        )


NO_MAPPING = ColumnMapping()


def mapping_of(meanings: Iterable[tuple[str, str, Heading | None]]) -> ColumnMapping:
    """From what was said of columns: sheet, column (both folded) and heading.

    It holds for other sheets as well where all that was said of a column agrees, so that a sheet may get a new name.
    A column that is known anyway is left out of its own sheet only.
    """
    sheets: dict[str, dict[str, Heading | None]] = {}
    said: dict[str, set[Heading | None]] = {}
    for sheet, column, heading in meanings:
        sheets.setdefault(sheet, {})[column] = heading
        said.setdefault(column, set()).add(heading)
    agreed = {column: next(iter(found)) for column, found in said.items() if len(found) == 1}
    everywhere = {
        column: heading for column, heading in agreed.items() if heading is not None or not _is_known(column)
    }
    return ColumnMapping(everywhere, sheets)


def _is_known(column: str) -> bool:
    return any(Aliases().heading(column, kind) is not None for kind in TableKind)


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
