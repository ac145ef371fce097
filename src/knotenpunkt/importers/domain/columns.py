"""Which column means what, as a person is asked: the columns of a sheet with a few cells of each, and what may be said
of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from knotenpunkt.directory.domain.written.text import clean_line, shown
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import (
    HEADER_WITHIN,
    HEADINGS,
    MANDATORY,
    Aliases,
    SheetRow,
    TableKind,
    column_key,
    find_header,
    occurrences,
)

ROWS_LOOKED_AT = HEADER_WITHIN + 60
FEWEST_COLUMNS = 3
_LONGEST_HEADING = 200
_MOST_EXAMPLES = 3

# What may be chosen: an offer's organization is chosen as the organization's name is, and so is its telephone.
_IN_SERVICES: Mapping[Heading, Heading] = {
    Heading.ORGANIZATION: Heading.PROVIDER,
    Heading.PHONE: Heading.CONTACT_PHONE,
}
_CHOSEN_AS = {heading: choice for choice, heading in _IN_SERVICES.items()}
CHOICES: tuple[Heading, ...] = (
    Heading.NUMBER,
    Heading.SERVICE,
    Heading.ORGANIZATION,
    *(heading for heading in HEADINGS[TableKind.SERVICES][3:] if heading is not Heading.CONTACT_PHONE),
    Heading.PHONE,
    Heading.KIND,
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: how it is known again, its heading as it stands there, some of its cells.

    `choice` is what it means so far, `usual` what it means to whoever was told nothing of the centre's words.
    """

    key: str
    text: str
    examples: tuple[str, ...]
    choice: Heading | None
    usual: Heading | None


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """A sheet that is a table, or may be one, and the row in which its headings stand."""

    name: str
    row: int
    is_table: bool
    columns: tuple[Column, ...]


class Wrong(Enum):
    """Why what was chosen for the columns of a sheet does not make a table."""

    TWICE = "twice"
    NAMELESS = "nameless"
    MISSING = "missing"
    OTHER_TABLE = "other_table"
    TOO_FEW = "too_few"


def columns_of(name: str, rows: Sequence[SheetRow], aliases: Aliases) -> SheetColumns | None:
    """The columns of a sheet; None where no row of it looks like headings."""
    header = find_header(rows[:HEADER_WITHIN], aliases)
    row = next((row for row in rows if header and row.number == header.row), None) or _likeliest(rows)
    if row is None:
        return None
    kind = header.kind if header else TableKind.SERVICES
    below = [each for each in rows if each.number > row.number]
    times, meant = occurrences(row), header.columns if header else {}
    return SheetColumns(
        name,
        row.number,
        header is not None,
        tuple(
            Column(
                column_key(text, times[column]),
                text,
                _examples(column, below),
                _CHOSEN_AS.get(meant[column], meant[column]) if column in meant else None,
                Aliases().heading(text, kind),
            )
            for column, text in _headings(row).items()
        ),
    )


def _headings(row: SheetRow) -> dict[int, str]:
    """The texts of a row that can be headings, by column."""
    texts = {
        column: clean_line(cell.value)
        for column, cell in sorted(row.cells.items())
        if isinstance(cell.value, str)
    }
    return {column: text for column, text in texts.items() if 0 < len(text) <= _LONGEST_HEADING}


def _likeliest(rows: Sequence[SheetRow]) -> SheetRow | None:
    """The first of the rows with the most texts; titles have fewer, and most rows of data numbers or blanks."""
    best = max(rows[:HEADER_WITHIN], key=lambda row: len(_headings(row)), default=None)
    return best if best is not None and len(_headings(best)) >= FEWEST_COLUMNS else None


def _examples(column: int, rows: Sequence[SheetRow]) -> tuple[str, ...]:
    texts = (clean_line(shown(row.cells[column])) for row in rows if column in row.cells)
    return tuple(dict.fromkeys(filter(None, texts)))[:_MOST_EXAMPLES]


def kind_of(chosen: Mapping[str, Heading | None]) -> TableKind:
    """A table with names of offers lists offers."""
    return TableKind.SERVICES if Heading.SERVICE in chosen.values() else TableKind.ORGANIZATIONS


def meanings(chosen: Mapping[str, Heading | None]) -> dict[str, Heading | None]:
    """What was chosen for each column, as headings of this kind of table."""
    if kind_of(chosen) is TableKind.ORGANIZATIONS:
        return dict(chosen)
    return {
        key: None if choice is None else _IN_SERVICES.get(choice, choice) for key, choice in chosen.items()
    }


def wrong_with(chosen: Mapping[str, Heading | None]) -> list[tuple[Wrong, Heading | None]]:
    """Why this is no table yet, and about which choice; nothing where it is one."""
    found = [choice for choice in chosen.values() if choice is not None]
    twice = [choice for choice, times in Counter(found).items() if times > 1]
    if twice:
        return [(Wrong.TWICE, choice) for choice in twice]
    if Heading.SERVICE not in found and Heading.ORGANIZATION not in found:
        return [(Wrong.NAMELESS, None)]
    kind, headings = kind_of(chosen), meanings(chosen).values()
    missing = [_CHOSEN_AS.get(heading, heading) for heading in MANDATORY[kind] if heading not in headings]
    if missing:
        return [(Wrong.MISSING, choice) for choice in missing]
    foreign = [heading for heading in headings if heading is not None and heading not in HEADINGS[kind]]
    if foreign:
        return [(Wrong.OTHER_TABLE, heading) for heading in foreign]
    return [] if len(found) >= FEWEST_COLUMNS else [(Wrong.TOO_FEW, None)]
