"""Opens a file of figures, text or workbook, and knows the usual publishers of the official ones."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knotenpunkt.monitoring.actions.import_figures import Delivered
from knotenpunkt.monitoring.domain.directory_figures import table_of_directory
from knotenpunkt.monitoring.domain.figure_plan import Known, Told, read_figures
from knotenpunkt.monitoring.domain.figure_tables import Cell, FigureTable, NotATable, Row, read_table
from knotenpunkt.monitoring.domain.vocabulary import Delivery
from knotenpunkt.monitoring.figure_files import opened_table, unreadable
from knotenpunkt.regions.domain.gv_isys import NotTheDirectory, read_directory
from knotenpunkt.shared.files.workbook_file import opened_workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_COLUMNS = 200
_ZIP = b"PK\x03\x04"
_DESTATIS = "Statistisches Bundesamt (Destatis)"
_GENESIS = Delivery(
    title="",
    publisher=_DESTATIS,
    licence="Datenlizenz Deutschland – Namensnennung – Version 2.0",
    attribution=f"© {_DESTATIS}",
    website="https://www-genesis.destatis.de/",
)
_DIRECTORY = replace(
    _GENESIS,
    licence="Vervielfältigung und Verbreitung, auch auszugsweise, mit Quellenangabe gestattet",
    website="https://www.destatis.de/DE/Themen/Laender-Regionen/Regionales/Gemeindeverzeichnis/_inhalt.html",
)


@dataclass(frozen=True, slots=True)
class FigureSource:
    """The figures of a file, and what is known of who published them."""

    table: FigureTable
    delivery: Delivery


@contextmanager
def opened_figures(path: Path, *, indicator: str = "") -> Iterator[FigureSource]:
    """The figures of a CSV file or a workbook. Raises NotATable or WorkbookProblem, also while they are read."""
    if _is_workbook(path):
        import openpyxl  # takes much memory, and few hand in workbooks of figures

        with opened_workbook(path) as file:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # about styles, which nobody needs here
                workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
            try:
                yield _in_workbook(workbook, path, indicator)
            finally:
                workbook.close()
    else:
        with opened_table(path) as rows:
            yield _source(read_table(rows), path)


def _is_workbook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except OSError as error:
        raise unreadable(path, error) from error


def _in_workbook(workbook: "Workbook", path: Path, indicator: str) -> FigureSource:
    """The directory of municipalities, else the first sheet with a table of figures."""
    try:
        directory = read_directory(_rows(sheet) for sheet in workbook.worksheets)
    except NotTheDirectory:
        return _source(_first_table(workbook), path)
    delivery = replace(
        _DIRECTORY,
        title=directory.title,
        attribution=f"© {_DESTATIS}, {directory.territories_on.year}",
        note=f"Gebietsstand {directory.territories_on:%d.%m.%Y}",
    )
    return FigureSource(table_of_directory(directory, indicator=indicator), delivery)


def _first_table(workbook: "Workbook") -> FigureTable:
    problem = NotATable("Die Arbeitsmappe hat kein Blatt.")
    for sheet in workbook.worksheets:
        rows = (
            Row(number, [_cell(value) for value in values])
            for number, values in enumerate(_rows(sheet), start=1)
            if values.count(None) < len(values)
        )
        try:
            return read_table(rows)
        except NotATable as error:
            problem = error
    raise problem


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The values of a sheet; one that claims to be immensely wide is read as far as tables of figures reach."""
    return iter(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))


def _source(table: FigureTable, path: Path) -> FigureSource:
    delivery = _GENESIS if table.is_official else Delivery(title="")
    return FigureSource(table, replace(delivery, title=path.stem))


def _cell(value: object) -> Cell:
    match value:
        case None:
            return ""
        case datetime():
            return value.date()
        case date():
            return value
        case bool():
            return str(value)
        case int():
            return Decimal(value)
        case float():
            return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
        case _:
            return str(value)


def delivered_figures(path: Path, known: Known, told: Told, about: Mapping[str, str]) -> Delivered:
    """The figures of a file, read to the end, with what somebody says `about` them.

    Raises NotATable and WorkbookProblem.
    """
    with opened_figures(path, indicator=told.indicator) as source:
        delivery = replace(source.delivery, **{field: text for field, text in about.items() if text})
        return Delivered(read_figures(source.table, known, told), delivery)
