"""A workbook's sheets as streams of rows: values with the formatting that carries meaning, and comments.

openpyxl knows the file's styles, shared texts and date formats. The rows are read by a parser of our own: it is
several times as fast, and it sees formulas that were never calculated; comments come from their own part of the
archive.
"""

import math
import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any, cast

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel

from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.importers.domain.layout import MOST_BLANK_ROWS, NOT_CALCULATED, SheetRow
from knotenpunkt.importers.files.fills import Palette
from knotenpunkt.importers.files.sheet_xml import XmlCell, xml_rows
from knotenpunkt.shared.files.problems import WorkbookProblem
from knotenpunkt.shared.files.workbook_file import opened_workbook

_CALCULATES = re.compile(
    r"[A-Z][A-Z0-9.]+\(|\b\$?[A-Z]{1,3}\$?[0-9]+\b|^\s*[-+]?[\d.]+\s*([-+*/^&%]|$)|^\s*\""
)
_FRACTION = re.compile("[.eE]")


@dataclass(frozen=True, slots=True)
class _Look:
    number_format: str
    fill: str | None
    strike: bool


@contextmanager
def opened_sheets(path: Path) -> Iterator[list["SheetStream"]]:
    """The sheets of a workbook in their order; raises WorkbookProblem where the file is none or cannot be read."""
    with opened_workbook(path) as file, zipfile.ZipFile(file) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of decoration that it leaves out
        book = _loaded(file)
        palette = Palette.of(book.workbook.loaded_theme)
        yield [SheetStream(name, part, book, archive, palette) for name, part in book.sheets]


@dataclass(frozen=True, slots=True)
class _Book:
    """What openpyxl knows of a workbook: styles and dates, shared texts, its sheets by name and part of the archive."""

    workbook: Any
    texts: Sequence[str]
    sheets: tuple[tuple[str, str], ...]


def _loaded(file: IO[bytes]) -> _Book:
    """Everything but the sheets themselves: openpyxl would read a sheet without dimensions to its end at once.

    It stumbles in many ways over a workbook that is broken; these become one.
    """
    reader = ExcelReader(file, read_only=True, data_only=True)
    try:
        for step in (reader.read_manifest, reader.read_strings, reader.read_workbook, reader.read_theme):
            step()
        apply_stylesheet(reader.archive, reader.wb)
        sheets = [(str(sheet.name), relation) for sheet, relation in reader.parser.find_sheets()]
    except DefusedXmlException:
        raise
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise zipfile.BadZipFile(str(error)) from error
    return _Book(
        reader.wb,
        reader.shared_strings,
        tuple((name, part.target.lstrip("/")) for name, part in sheets if part.Type.endswith("/worksheet")),
    )


def _moment(text: str) -> object:
    """A date cell of the kind that writes ISO 8601; what cannot be read stays text."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text


class SheetStream:
    """One sheet: `rows()` reads it from the file, row by row."""

    def __init__(self, name: str, part: str, book: _Book, archive: zipfile.ZipFile, palette: Palette) -> None:
        self.name = name
        self._book = book.workbook
        self._texts = book.texts
        self._archive = archive
        self._palette = palette
        self._part = part
        self._looks: dict[int, _Look] = {}
        self._columns: dict[str, int] = {}
        self._reached = 0

    def rows(self) -> Iterator[SheetRow]:
        """Rows with something in them, in order; raises WorkbookProblem at an endless stretch of blank ones, and where
        what should be a number, a place or a style is none."""
        self._reached = 0
        try:
            yield from self._filled_rows()
        except DefusedXmlException:
            raise
        except (ValueError, IndexError, OverflowError) as error:
            where = f"nach Zeile {self._reached}" if self._reached else "am Anfang"
            raise WorkbookProblem(
                f"Blatt „{self.name}“, {where}: Der Inhalt ist beschädigt. "
                "Bitte die Datei in Excel öffnen und neu speichern."
            ) from error

    def _filled_rows(self) -> Iterator[SheetRow]:
        last = 0
        with self._archive.open(self._part) as source:
            for row in xml_rows(source):
                if row.number - last > MOST_BLANK_ROWS:
                    raise self._endless(last)
                cells = {
                    column: raw
                    for place, cell in enumerate(row.cells, start=1)
                    for column, raw in [self._raw(cell, row.number, place)]
                    if raw.value not in (None, "")
                }
                self._reached = row.number
                if cells:
                    last = row.number
                    yield SheetRow(row.number, cells)

    def _endless(self, last: int) -> WorkbookProblem:
        return WorkbookProblem(
            f"Blatt „{self.name}“: Nach Zeile {last} folgen mehr als {MOST_BLANK_ROWS // 1000}.000 leere Zeilen. "
            "Bitte die leeren Zeilen unter der Tabelle löschen und die Datei neu speichern."
        )

    def _raw(self, cell: XmlCell, row: int, place: int) -> tuple[int, RawCell]:
        column = self._column(cell.reference.rstrip("0123456789")) if cell.reference else place
        coordinate = cell.reference or f"{get_column_letter(place)}{row}"
        look = self._looks.get(cell.style)
        if look is None:
            look = self._looks[cell.style] = self._look(cell.style)
        return column, RawCell(
            self._value(cell),
            look.number_format,
            look.fill,
            look.strike,
            self._comments.get(coordinate),
            coordinate,
        )

    def _column(self, letters: str) -> int:
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_index_from_string(letters)
        return column

    def _value(self, cell: XmlCell) -> object:
        """The value as Python has it.

        A remark that begins with „=" („= Kultur ohne Grenzen?") is saved as a formula by programs that do not look;
        where nothing in it calculates it is the remark that was meant.
        """
        text = cell.text
        if not text:
            formula = cell.formula or ""
            return NOT_CALCULATED if not formula or _CALCULATES.search(formula) else f"={formula}"
        if cell.kind == "s":
            return self._texts[int(text)]
        if cell.kind == "n":
            return self._number(text, cell.style)
        if cell.kind == "b":
            return text == "1"
        if cell.kind == "d":
            return _moment(text)
        return text

    def _number(self, text: str, style: int) -> object:
        number = float(text) if _FRACTION.search(text) else int(text)
        if not math.isfinite(number):
            return text
        if style not in self._book._date_formats:
            return number
        try:
            return from_excel(number, self._book.epoch, timedelta=style in self._book._timedelta_formats)
        except (OverflowError, ValueError):
            return number

    def _look(self, style: int) -> _Look:
        cell = ReadOnlyCell(cast(Any, SimpleNamespace(parent=self._book)), 1, 1, None, "n", style)
        return _Look(
            cell.number_format or "General",
            self._palette.colour(cell.fill),
            bool(cell.font.strike),
        )

    @cached_property
    def _comments(self) -> Mapping[str, str]:
        """Comments by coordinate."""
        folder, file = posixpath.split(self._part)
        relations = f"{folder}/_rels/{file}.rels"
        if relations not in self._archive.namelist():
            return {}
        found: dict[str, str] = {}
        for relation in fromstring(self._archive.read(relations)):
            if relation.get("Type", "").endswith("/comments"):
                part = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
                sheet: Any = CommentSheet.from_tree(cast(Any, fromstring(self._archive.read(part))))
                found.update((where, comment.text) for where, comment in sheet.comments if comment.text)
        return found
