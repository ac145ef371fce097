"""Reading a whole workbook: which sheets are tables, their organizations first, then their services against these."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from knotenpunkt.directory.domain.records import OrganizationRecord, ServiceRecord
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.importers.domain.answers import NO_ANSWERS, Answers, Deed, entry_of, read_instead, told
from knotenpunkt.importers.domain.columns import ROWS_LOOKED_AT, SheetColumns, columns_of
from knotenpunkt.importers.domain.decisions import ReadRow
from knotenpunkt.importers.domain.headings import Heading
from knotenpunkt.importers.domain.layout import (
    HEADER_WITHIN,
    HEADINGS,
    MOST_BLANK_ROWS,
    NOT_CALCULATED,
    Aliases,
    DataRow,
    Header,
    LeftOut,
    SheetRow,
    TableKind,
    find_header,
    table_rows,
)
from knotenpunkt.importers.domain.mapping import NO_MAPPING, ColumnMapping
from knotenpunkt.importers.domain.numbers import GivenNumbers
from knotenpunkt.importers.domain.providers import ProviderRegister
from knotenpunkt.importers.domain.reading import RowReading
from knotenpunkt.importers.domain.references import resolve_references
from knotenpunkt.importers.domain.rows import Context, read_number, read_organization_row, read_service_row
from knotenpunkt.importers.problems import UnclearColumns
from knotenpunkt.shared.files.problems import WorkbookProblem

if TYPE_CHECKING:
    from knotenpunkt.importers.files.sheets import SheetStream

type Progress = Callable[[str, int, int], None]


def no_progress(what: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that holds a table, its rows not read yet."""

    sheet: str
    header: Header
    rows: list[DataRow]
    left_out: tuple[LeftOut, ...]
    letters: Mapping[Heading, str]
    filled: int

    @property
    def kind(self) -> TableKind:
        return self.header.kind

    @property
    def has_blocks(self) -> bool:
        return any(left.is_subheading for left in self.left_out)


@dataclass(slots=True)
class WorkbookReading:
    """A workbook, read: organizations and services in the order of their rows, and what the sheets are.

    `created` are organizations that no row lists and that a person created by an answer, at the row of a service.
    """

    tables: list[Table]
    ignored_sheets: tuple[str, ...]
    organizations: list[ReadRow[OrganizationRecord]] = field(default_factory=list)
    created: list[ReadRow[OrganizationRecord]] = field(default_factory=list)
    services: list[ReadRow[ServiceRecord]] = field(default_factory=list)
    register: ProviderRegister = field(default_factory=ProviderRegister)

    def headings(self, kind: TableKind) -> frozenset[Heading]:
        """The headings that every table of this kind has."""
        found = [table.header.headings for table in self.of_kind(kind)]
        return frozenset.intersection(*found) if found else frozenset()

    def has(self, kind: TableKind) -> bool:
        return bool(self.of_kind(kind))

    def of_kind(self, kind: TableKind) -> list[Table]:
        return [table for table in self.tables if table.kind is kind]


def read_workbook(
    path: Path,
    context: Context,
    *,
    mapping: ColumnMapping = NO_MAPPING,
    sheets: Sequence[str] = (),
    known: Iterable[OrganizationRecord] = (),
    answers: Answers = NO_ANSWERS,
    progress: Progress = no_progress,
) -> WorkbookReading:
    """Everything in the workbook as records. `known` are stored organizations, for workbooks that do not list them;
    `answers` say how cells are read that a person was asked about.

    Raises WorkbookProblem with one sentence where the workbook as a whole cannot be understood.
    """
    tables, ignored = _opened_tables(path, mapping, sheets, progress)
    reading = WorkbookReading(tables, ignored)
    own_places = context.places.learning(
        row.cells[Heading.CITY].value for table in tables for row in table.rows if Heading.CITY in row.cells
    )
    context = replace(context, places=own_places)
    counter = _Counter(progress, sum(len(table.rows) for table in tables))
    _read_organizations(reading, context, answers, counter)
    own = [row.record for row in reading.organizations if not row.is_nameless]
    others = _others(own, known)
    reading.created = _created(reading, {record.name for record in own}, others, answers)
    new = [row.record for row in reading.created]
    reading.register = _register([*own, *new], _others(new, others), context)
    _read_services(reading, replace(context, providers=reading.register), answers, counter)
    reading.services = list(resolve_references(reading.services))
    _refuse_double_numbers(reading.organizations)
    _refuse_double_numbers(reading.services)
    return reading


class _Counter:
    """Tells the progress over all rows."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def one_more(self, what: str) -> None:
        self._done += 1
        self._progress(what, self._done, self._total)


def _read_organizations(
    reading: WorkbookReading, context: Context, answers: Answers, counter: _Counter
) -> None:
    numbers = _given_numbers(reading.of_kind(TableKind.ORGANIZATIONS))
    for table in reading.of_kind(TableKind.ORGANIZATIONS):
        for row in _taken(table.rows):
            given = numbers.usable(answers.of_cells(row.cells, entry_of(row.cells)))
            read = read_organization_row(read_instead(row.cells, given), context)
            read = replace(read, cells=told(read.cells, row.cells, given))
            reading.organizations.append(_kept(table, row, read, OrganizationRecord("")))
            counter.one_more("Träger lesen")


def _created(
    reading: WorkbookReading, listed: set[str], known: list[OrganizationRecord], answers: Answers
) -> list[ReadRow[OrganizationRecord]]:
    """Organizations that answers create, and that no row lists; one that is stored by now is that one."""
    stored = {record.name: record for record in known}
    created: dict[str, ReadRow[OrganizationRecord]] = {}
    if Heading.PROVIDER not in answers.headings:
        return []
    for table in reading.of_kind(TableKind.SERVICES):
        for row in table.rows:
            answer = answers.of_cells(row.cells, entry_of(row.cells)).get(Heading.PROVIDER)
            if answer is None or answer.deed is not Deed.CREATE or answer.text in listed:
                continue
            record = stored.get(answer.text, OrganizationRecord(answer.text))
            created.setdefault(answer.text, ReadRow(table.sheet, row.number, record, (), {}))
    return list(created.values())


def _read_services(reading: WorkbookReading, context: Context, answers: Answers, counter: _Counter) -> None:
    numbers = _given_numbers(reading.of_kind(TableKind.SERVICES))
    for table in reading.of_kind(TableKind.SERVICES):
        above: ServiceRecord | None = None
        of_table = replace(context, gaps_continue=table.has_blocks)
        for row in _taken(table.rows):
            given = numbers.usable(answers.of_cells(row.cells, entry_of(row.cells)))
            read = read_service_row(read_instead(row.cells, given), of_table, above if row.follows else None)
            read = replace(read, cells=told(read.cells, row.cells, given))
            reading.services.append(_kept(table, row, read, ServiceRecord("")))
            above = read.record
            counter.one_more("Angebote lesen")


def _given_numbers(tables: list[Table]) -> GivenNumbers:
    rows = chain.from_iterable(table.rows for table in tables)
    return GivenNumbers(row.cells.get(Heading.NUMBER, RawCell()) for row in rows)


def _taken(rows: list[DataRow]) -> Iterator[DataRow]:
    """The rows one by one, each forgotten when the next is taken: cells are large."""
    rows.reverse()
    while rows:
        yield rows.pop()


def _kept[R: OrganizationRecord | ServiceRecord](
    table: Table, row: DataRow, read: RowReading[R], nameless: R
) -> ReadRow[R]:
    """A row without a name keeps its number alone, so that its entry does not count as vanished."""
    cells = tuple(
        cell
        if cell.coordinate
        else replace(cell, coordinate=f"{table.letters.get(cell.heading, '')}{row.number}")
        for cell in read.cells
        if cell.changed or cell.issues
    )
    entry = entry_of(row.cells)
    if read.record is not None:
        return ReadRow(table.sheet, row.number, read.record, cells, table.letters, entry=entry)
    number = read_number(row.cells.get(Heading.NUMBER, RawCell())).value
    unnamed = replace(nameless, number=number)
    return ReadRow(table.sheet, row.number, unnamed, cells, table.letters, is_nameless=True, entry=entry)


def _others(own: list[OrganizationRecord], known: Iterable[OrganizationRecord]) -> list[OrganizationRecord]:
    """Those of the known that are not among one's own, by name or number."""
    names = {record.name for record in own}
    numbers = {record.number for record in own if record.number is not None}
    return [record for record in known if record.name not in names and record.number not in numbers]


def _register(
    own: list[OrganizationRecord], others: list[OrganizationRecord], context: Context
) -> ProviderRegister:
    place_names = [*context.places.names.values(), *context.places.district]
    return ProviderRegister.of([*own, *others], place_names)


def _chosen(streams: "list[SheetStream]", names: Sequence[str]) -> "list[SheetStream]":
    if not names:
        return streams
    by_name = {stream.name: stream for stream in streams}
    for name in names:
        if name not in by_name:
            there = ", ".join(f"„{known}“" for known in by_name)
            raise WorkbookProblem(
                f"Ein Blatt „{name}“ gibt es nicht in der Arbeitsmappe. Vorhanden: {there}."
            )
    return [by_name[name] for name in names]


def read_tables(path: Path) -> list[Table]:
    """The tables of a workbook with their cells as they are. Raises WorkbookProblem as `read_workbook` does."""
    return _opened_tables(path, NO_MAPPING, (), no_progress)[0]


def read_columns(path: Path, mapping: ColumnMapping) -> list[SheetColumns]:
    """The columns of every sheet that may be a table, with what they mean so far. Raises WorkbookProblem."""
    with _opened_sheets(path) as streams:
        found = [
            columns_of(stream.name, list(islice(stream.rows(), ROWS_LOOKED_AT)), mapping.aliases(stream.name))
            for stream in streams
        ]
    return [sheet for sheet in found if sheet is not None]


def _opened_sheets(path: Path) -> AbstractContextManager["list[SheetStream]"]:
    """The sheets. What reads them is loaded with the first workbook: openpyxl takes much memory in every process."""
    from knotenpunkt.importers.files.sheets import opened_sheets

    return opened_sheets(path)


def _opened_tables(
    path: Path, mapping: ColumnMapping, sheets: Sequence[str], progress: Progress
) -> tuple[list[Table], tuple[str, ...]]:
    with _opened_sheets(path) as streams:
        return _tables(_chosen(streams, sheets), mapping, progress)


def _tables(
    streams: "list[SheetStream]", mapping: ColumnMapping, progress: Progress
) -> tuple[list[Table], tuple[str, ...]]:
    tables: list[Table] = []
    ignored: list[str] = []
    filled = False
    for place, stream in enumerate(streams):
        progress(f"Blatt „{stream.name}“ öffnen", place, len(streams))
        rows = stream.rows()
        first = list(islice(rows, HEADER_WITHIN))
        filled = filled or bool(first)
        aliases = mapping.aliases(stream.name)
        header = find_header(first, aliases)
        if header is None:
            ignored.append(stream.name)
            continue
        _refuse_incomplete(stream.name, header, first)
        tables.append(_table(stream.name, header, first, rows, aliases))
    if not filled:
        raise WorkbookProblem("Die Arbeitsmappe ist leer: Kein Blatt hat einen Inhalt.")
    if not tables:
        raise _without_header(ignored)
    if not any(table.rows for table in tables):
        names = ", ".join(f"„{table.sheet}“ (Kopfzeile {table.header.row})" for table in tables)
        raise WorkbookProblem(f"Unter der Kopfzeile steht kein einziger Eintrag: {names}.")
    return tables, tuple(ignored)


def _table(
    sheet: str, header: Header, first: list[SheetRow], rest: Iterable[SheetRow], aliases: Aliases
) -> Table:
    data: list[DataRow] = []
    left_out: list[LeftOut] = []
    for row in table_rows(chain(first, rest), header, aliases):
        if isinstance(row, LeftOut):
            left_out.append(row)
            _refuse_endless(sheet, data, left_out)
        else:
            _refuse_uncalculated(sheet, row)
            data.append(row)
    letters = _letters(header)
    filled = sum(len(row.cells) for row in data)
    return Table(sheet, header, data, tuple(left_out), letters, filled)


def _letters(header: Header) -> dict[Heading, str]:
    from openpyxl.utils import get_column_letter

    return {heading: get_column_letter(column) for column, heading in header.columns.items()}


def _refuse_endless(sheet: str, data: list[DataRow], left_out: list[LeftOut]) -> None:
    if len(left_out) > MOST_BLANK_ROWS + len(data):
        raise WorkbookProblem(
            f"Blatt „{sheet}“: Bis Zeile {left_out[-1].number} sind {len(left_out)} Zeilen keine Einträge, nur "
            f"{len(data)} sind welche. Bitte löschen, was unter der Tabelle steht, und die Datei neu speichern."
        )


def _without_header(sheets: list[str]) -> WorkbookProblem:
    names = ", ".join(f"„{name}“" for name in sheets)
    wanted = ", ".join(heading.value for heading in HEADINGS[TableKind.SERVICES][:4])
    return UnclearColumns(
        f"In keinem Blatt ({names}) steht in den ersten {HEADER_WITHIN} Zeilen eine Kopfzeile. "
        f"Erwartet werden Spalten wie {wanted}.",
        at_console="Andere Namen lassen sich mit --mapping zuordnen.",
    )


def _refuse_incomplete(sheet: str, header: Header, rows: list[SheetRow]) -> None:
    if header.twice:
        raise UnclearColumns(
            f"Blatt „{sheet}“, Zeile {header.row}: Die Spalte „{header.twice[0].value}“ gibt es zweimal. "
            "Bitte eine der beiden umbenennen."
        )
    if header.missing:
        row = next(row for row in rows if row.number == header.row)
        found = ", ".join(f"„{' '.join(str(cell.value).split())}“" for _, cell in sorted(row.cells.items()))
        missing = " und ".join(f"„{heading.value}“" for heading in header.missing)
        which = "fehlt die Spalte" if len(header.missing) == 1 else "fehlen die Spalten"
        raise UnclearColumns(
            f"Blatt „{sheet}“, Zeile {header.row}: Es {which} {missing}. Gefunden: {found}.",
            at_console="Heißt sie bei Ihnen anders, ordnet --mapping sie zu.",
        )


def _refuse_uncalculated(sheet: str, row: DataRow) -> None:
    for heading, cell in row.cells.items():
        if cell.value is NOT_CALCULATED:
            raise WorkbookProblem(
                f"Blatt „{sheet}“, Zelle {cell.coordinate} (Zeile {row.number}, Spalte „{heading.value}“): Die Formel "
                "hat kein gespeichertes Ergebnis. Bitte die Datei einmal in Excel öffnen und speichern."
            )


def _refuse_double_numbers[R: OrganizationRecord | ServiceRecord](rows: list[ReadRow[R]]) -> None:
    met: dict[int, ReadRow[R]] = {}
    for row in rows:
        number = row.record.number
        if number is None:
            continue
        if number in met:
            first = met[number]
            where = f"Zeile {first.row} und Zeile {row.row}"
            if first.sheet != row.sheet:
                where = f"„{first.sheet}“ Zeile {first.row} und „{row.sheet}“ Zeile {row.row}"
            raise WorkbookProblem(
                f"Blatt „{row.sheet}“: Die Nr. {number} steht zweimal, in {where}. Bitte eine der beiden ändern; "
                "an der Nummer wird ein Eintrag wiedererkannt."
            )
        met[number] = row
