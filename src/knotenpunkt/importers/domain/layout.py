"""Where the table stands in a sheet: the header, the rows that are data, the blocks between subheadings; the rest
is no data."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.directory.domain.written.text import clean_line, fold
from knotenpunkt.importers.domain.headings import ORGANIZATION_HEADINGS, SERVICE_HEADINGS, Heading

HEADER_WITHIN = 40  # rows of a sheet in which its header is looked for
MOST_BLANK_ROWS = 20_000  # before more is taken for an endless sheet
_FEWEST_HEADINGS = 3


class _NotCalculated(Enum):
    """A formula whose result the file does not hold."""

    ONLY = "not calculated"


NOT_CALCULATED = _NotCalculated.ONLY


class TableKind(Enum):
    """What the rows of a table are."""

    ORGANIZATIONS = "organizations"
    SERVICES = "services"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its number as Excel counts, and its filled cells by column (from 1)."""

    number: int
    cells: Mapping[int, RawCell]


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: in which row it stands, what each column is, columns that nobody asked for, and how many
    were assigned by somebody."""

    row: int
    kind: TableKind
    columns: Mapping[int, Heading]
    unused: tuple[str, ...] = ()
    twice: tuple[Heading, ...] = ()
    assigned: int = 0

    @property
    def headings(self) -> frozenset[Heading]:
        return frozenset(self.columns.values())

    @property
    def missing(self) -> tuple[Heading, ...]:
        """Mandatory headings that the sheet does not have."""
        return tuple(heading for heading in MANDATORY[self.kind] if heading not in self.headings)


@dataclass(frozen=True, slots=True)
class DataRow:
    """A row of the table; `follows` says that the row directly above belongs to the same block."""

    number: int
    block: str
    follows: bool
    cells: Mapping[Heading, RawCell]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row below the header that is no row of the table: a subheading, a sum, a remark."""

    number: int
    text: str
    is_subheading: bool


MANDATORY: Mapping[TableKind, tuple[Heading, ...]] = {
    TableKind.ORGANIZATIONS: (Heading.NUMBER, Heading.ORGANIZATION),
    TableKind.SERVICES: (Heading.NUMBER, Heading.SERVICE, Heading.PROVIDER),
}
NAME: Mapping[TableKind, Heading] = {
    TableKind.ORGANIZATIONS: Heading.ORGANIZATION,
    TableKind.SERVICES: Heading.SERVICE,
}
HEADINGS: Mapping[TableKind, tuple[Heading, ...]] = {
    TableKind.ORGANIZATIONS: ORGANIZATION_HEADINGS,
    TableKind.SERVICES: SERVICE_HEADINGS,
}

_SHARED_ALIASES: Mapping[Heading, tuple[str, ...]] = {
    Heading.NUMBER: ("Nr", "Nummer", "Lfd. Nr.", "lfd Nr", "laufende Nummer", "ID", "No", "#"),
    Heading.STREET: (
        "Strasse",
        "Str.",
        "Anschrift",
        "Adresse",
        "Straße und Hausnummer",
        "Straße, Hausnummer",
        "Straße Nr.",
    ),
    Heading.POSTAL_CODE: ("Postleitzahl", "Plz."),
    Heading.CITY: ("Stadt", "Wohnort", "Gemeinde", "Kommune", "Stadt/Gemeinde", "Ortschaft"),
    Heading.EMAIL: ("Email", "Mail", "E-Mail-Adresse", "Mailadresse", "E-Mail Adresse", "Kontakt E-Mail"),
    Heading.WEBSITE: (
        "Webseite",
        "Website",
        "Homepage",
        "Internetadresse",
        "Web",
        "URL",
        "Link",
        "Internetseite",
    ),
    Heading.SOURCE: ("Fundstelle", "Beleg", "Nachweis", "Herkunft"),
    Heading.STATED_ON: (
        "Datum",
        "Stand der Angaben",
        "Stand vom",
        "aktualisiert",
        "Letzte Änderung",
        "Stand/Datum",
    ),
    Heading.NOTE: (
        "Bemerkungen",
        "Anmerkung",
        "Anmerkungen",
        "Hinweis",
        "Hinweise",
        "Notiz",
        "Notizen",
        "Kommentar",
    ),
}
_ALIASES: Mapping[TableKind, Mapping[Heading, tuple[str, ...]]] = {
    TableKind.ORGANIZATIONS: {
        **_SHARED_ALIASES,
        Heading.ORGANIZATION: (
            "Träger",
            "Name",
            "Organisation",
            "Trägername",
            "Name der Organisation",
            "Einrichtung",
            "Verein",
        ),
        Heading.KIND: (
            "Rechtsform",
            "Art",
            "Rechtsform Art",
            "Art des Trägers",
            "Trägerart",
            "Typ",
            "Organisationsform",
        ),
        Heading.PHONE: ("Tel.", "Tel", "Telefonnummer", "Fon", "Kontakt Telefon", "Rufnummer"),
    },
    TableKind.SERVICES: {
        **_SHARED_ALIASES,
        Heading.SERVICE: (
            "Angebot / Projekt",
            "Projekt",
            "Titel",
            "Name des Angebots",
            "Bezeichnung",
            "Maßnahme",
            "Angebotstitel",
            "Angebotsname",
        ),
        Heading.PROVIDER: (
            "Anbieter",
            "Organisation",
            "Veranstalter",
            "Name des Trägers",
            "Träger/Anbieter",
            "Einrichtung",
        ),
        Heading.DESCRIPTION: (
            "Kurzbeschreibung",
            "Inhalt",
            "Beschreibung des Angebots",
            "Inhalte",
            "Erläuterung",
        ),
        Heading.TARGET_GROUP: ("Zielgruppen", "für wen", "Wer", "Adressaten"),
        Heading.MINIMUM_AGE: ("Alter", "Mindestalter", "ab Alter", "Altersgruppe", "Alter ab"),
        Heading.MAXIMUM_AGE: ("Höchstalter", "bis Alter"),
        Heading.TOPIC: (
            "Themen",
            "Kategorie",
            "Bereich",
            "Handlungsfeld",
            "Themenfeld",
            "Rubrik",
            "Kategorien",
        ),
        Heading.LANGUAGES: ("Sprache", "Sprachen des Angebots", "Angebotssprachen"),
        Heading.VENUE: ("Treffpunkt", "Veranstaltungsort", "Ort / Treffpunkt", "Örtlichkeit", "Wo"),
        Heading.SCHEDULE: (
            "Termine",
            "Zeiten",
            "Tag und Uhrzeit",
            "Wann",
            "Öffnungszeiten",
            "Zeit",
            "Termin",
            "Tage und Uhrzeiten",
        ),
        Heading.COST: ("Preis", "Gebühr", "Gebühren", "Teilnahmegebühr", "Kostenbeitrag", "Beitrag"),
        Heading.REGISTRATION: ("Anmeldung erforderlich", "Anmeldung nötig", "Zugang", "Anmeldung?"),
        Heading.CONTACT_PHONE: ("Telefon", "Tel.", "Tel", "Telefonnummer", "Rufnummer", "Kontakt"),
    },
}
_ADDITION = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Which heading a header cell means. `extra` (folded text to heading, None for „leave out") wins over
    everything."""

    extra: Mapping[str, Heading | None] = field(default_factory=dict)

    def heading(self, text: str, kind: TableKind, occurrence: int = 1) -> Heading | None:
        """The heading of a header cell, however it is broken over lines or explained in brackets."""
        if self.leaves_out(text, occurrence):
            return None
        said = self._said(text, occurrence)
        if said in HEADINGS[kind]:
            return said
        key, known = fold(text), _KNOWN[kind]
        short = fold(_ADDITION.sub(" ", text))
        return known.get(key) or known.get(short) or known.get(key.replace(" ", ""))

    def leaves_out(self, text: str, occurrence: int = 1) -> bool:
        return self._said(text, occurrence, Heading.NUMBER) is None

    def is_told(self, text: str, occurrence: int) -> bool:
        """Whether somebody said what a column of this heading means."""
        return not self.extra.keys().isdisjoint((column_key(text, occurrence), fold(text)))

    def _said(self, text: str, occurrence: int, otherwise: Heading | None = None) -> Heading | None:
        return self.extra.get(column_key(text, occurrence), self.extra.get(fold(text), otherwise))


def column_key(text: str, occurrence: int = 1) -> str:
    """How a column is known again: by its heading, and the second of two alike by being the second."""
    return fold(text) if occurrence == 1 else f"{fold(text)} #{occurrence}"


def _known(kind: TableKind) -> dict[str, Heading]:
    names = [(alias, heading) for heading, aliases in _ALIASES[kind].items() for alias in aliases]
    names += [(heading.value, heading) for heading in HEADINGS[kind]]
    table = {}
    for text, heading in names:
        table[fold(text).replace(" ", "")] = heading
        table[fold(text)] = heading
    return table


_KNOWN = {kind: _known(kind) for kind in TableKind}


def find_header(rows: Sequence[SheetRow], aliases: Aliases) -> Header | None:
    """The first row that names at least three columns, and more known than unknown ones or all that are needed;
    services win over organizations in a tie."""
    for row in rows:
        headers = [read_header(row, kind, aliases) for kind in (TableKind.SERVICES, TableKind.ORGANIZATIONS)]
        best = max(headers, key=_fit)
        complete = not best.missing and len(best.columns) >= 2 * _FEWEST_HEADINGS
        if len(best.columns) >= _FEWEST_HEADINGS and (complete or len(best.columns) >= len(best.unused)):
            return best
    return None


def _fit(header: Header) -> tuple[int, int]:
    return len(header.columns), -len(header.missing)


def read_header(row: SheetRow, kind: TableKind, aliases: Aliases) -> Header:
    """The row read as the header of a table of this kind. Of two columns of one heading the one literally so named
    counts."""
    columns: dict[int, Heading] = {}
    unused: list[str] = []
    twice: list[Heading] = []
    times = occurrences(row)
    for column, cell in sorted(row.cells.items(), key=lambda item: (not _is_literal(item[1], kind), item[0])):
        text = clean_line(str(cell.value))
        heading = aliases.heading(text, kind, times[column]) if isinstance(cell.value, str) else None
        if heading is None or heading in columns.values():
            if heading is not None and _is_literal(cell, kind):
                twice.append(heading)
            if not aliases.leaves_out(text, times[column]):
                unused.append(text)
        else:
            columns[column] = heading
    assigned = sum(aliases.is_told(str(row.cells[column].value), times[column]) for column in columns)
    return Header(row.number, kind, dict(sorted(columns.items())), tuple(unused), tuple(twice), assigned)


def occurrences(row: SheetRow) -> dict[int, int]:
    """Of each column the how manyth it is of that heading."""
    met: Counter[str] = Counter()
    found = {}
    for column, cell in sorted(row.cells.items()):
        key = fold(str(cell.value))
        met[key] += 1
        found[column] = met[key]
    return found


def _is_literal(cell: RawCell, kind: TableKind) -> bool:
    return isinstance(cell.value, str) and any(
        fold(cell.value) == fold(name.value) for name in HEADINGS[kind]
    )


def table_rows(rows: Iterable[SheetRow], header: Header, aliases: Aliases) -> Iterator[DataRow | LeftOut]:
    """The rows below the header: those of the table, and what else stands there.

    A lone text is a subheading and begins a block; a repeated header, sums and remarks are left out; a blank row
    between two rows means that the one is not „the row above" of the other.
    """
    block, last = "", 0
    for row in rows:
        if row.number <= header.row or _is_header_again(row, header, aliases):
            continue
        cells = {
            heading: row.cells[column] for column, heading in header.columns.items() if column in row.cells
        }
        if _is_data(cells, NAME[header.kind]):
            yield DataRow(row.number, block, last == row.number - 1, cells)
            last = row.number
            continue
        lone = _lone_text(row)
        if lone:
            block, last = lone, 0
        yield LeftOut(row.number, lone or _texts(row), is_subheading=bool(lone) and min(row.cells) == 1)


def _is_header_again(row: SheetRow, header: Header, aliases: Aliases) -> bool:
    """Whether most cells name a column; a row whose first cell does not is told apart at once."""
    first = row.cells[min(row.cells)].value
    if not isinstance(first, str) or aliases.heading(first, header.kind) is None:
        return False
    texts = [cell.value for cell in row.cells.values() if isinstance(cell.value, str)]
    named = sum(aliases.heading(text, header.kind) is not None for text in texts)
    return named >= _FEWEST_HEADINGS and named * 2 > len(row.cells)


def _is_data(cells: Mapping[Heading, RawCell], name: Heading) -> bool:
    """A row of the table has a number and something else; without a number it has a name and another text (a sum
    has none), whatever stands in its place („neu")."""
    number = cells.get(Heading.NUMBER)
    if number is not None and len(cells) > 1 and (number.value is NOT_CALCULATED or _is_number(number)):
        return True
    texts = {heading for heading, cell in cells.items() if isinstance(cell.value, str)} - {Heading.NUMBER}
    return name in texts and len(texts) > 1


def _is_number(cell: RawCell) -> bool:
    return isinstance(cell.value, int | float) or bool(re.search(r"\d", str(cell.value)))


def _texts(row: SheetRow) -> str:
    return " ".join(clean_line(cell.value) for cell in row.cells.values() if isinstance(cell.value, str))


def _lone_text(row: SheetRow) -> str:
    return _texts(row) if len(row.cells) == 1 else ""
