"""A workbook's sheets as streams of rows: values with the formatting that carries meaning, and comments.

openpyxl knows the file's styles, texts and dates; comments and formulas that were never calculated it does not give
away while streaming, so these are read from the parts of the archive.
"""

import posixpath
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl import load_workbook
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_from_string, column_index_from_string
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from knotenpunkt.importers.domain.layout import NOT_CALCULATED, SheetRow
from knotenpunkt.importers.domain.reading import RawCell
from knotenpunkt.importers.fills import Palette
from knotenpunkt.importers.problems import WorkbookProblem
from knotenpunkt.importers.workbook_file import opened_workbook

MOST_BLANK_ROWS = 20_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CALCULATES = re.compile(r"[A-Z][A-Z0-9.]+\(|\b\$?[A-Z]{1,3}\$?[0-9]+\b|^\s*[-+]?[\d.]+\s*([-+*/^&%]|$)|^\s*\"")
_CHUNK = 1 << 20
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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
        workbook = load_workbook(file, read_only=True, data_only=True)
        palette = Palette.of(workbook.loaded_theme)
        sheets = [sheet for sheet in workbook.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
        yield [SheetStream(sheet, archive, palette) for sheet in sheets]


class SheetStream:
    """One sheet: `rows()` reads it from the file, row by row."""

    def __init__(self, worksheet: Any, archive: zipfile.ZipFile, palette: Palette) -> None:
        self.name: str = worksheet.title
        self._worksheet = worksheet
        self._archive = archive
        self._palette = palette
        self._part: str = worksheet._worksheet_path.lstrip("/")
        self._looks: dict[int, _Look] = {}

    def rows(self) -> Iterator[SheetRow]:
        """Rows with something in them, in order; raises WorkbookProblem at an endless stretch of blank ones."""
        self._worksheet.reset_dimensions()  # what a file says about its own size is often wrong
        last = 0
        for number, cells in enumerate(self._worksheet.iter_rows(), start=1):
            found = {cell.column: self._raw(cell) for cell in cells if cell.value not in (None, "")}
            found.update(self._uncalculated.get(number, {}))
            if found:
                last = number
                yield SheetRow(number, found)
            elif number - last > MOST_BLANK_ROWS:
                raise WorkbookProblem(
                    f"Blatt „{self.name}“: Nach Zeile {last} folgen mehr als {MOST_BLANK_ROWS // 1000}.000 leere "
                    "Zeilen. Bitte die leeren Zeilen unter der Tabelle löschen und die Datei neu speichern."
                )

    def _raw(self, cell: Any) -> RawCell:
        coordinate = f"{get_column_letter(cell.column)}{cell.row}"
        look = self._looks.get(cell._style_id)
        if look is None:
            look = self._looks[cell._style_id] = self._look(cell)
        return RawCell(
            cell.value, look.number_format, look.fill, look.strike, self._comments.get(coordinate), coordinate
        )

    def _look(self, cell: Any) -> _Look:
        return _Look(
            cell.number_format or "General", self._palette.colour(cell.fill), bool(cell.font and cell.font.strike)
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
                sheet = CommentSheet.from_tree(fromstring(self._archive.read(part)))
                found.update((where, comment.text) for where, comment in sheet.comments if comment.text)
        return found

    @cached_property
    def _uncalculated(self) -> Mapping[int, Mapping[int, RawCell]]:
        """Formulas without a kept result by row and column; sheets without formulas are not parsed for them.

        A remark that begins with „=" („= Kultur ohne Grenzen?") is saved as a formula by programs that do not look; where
        nothing in it calculates it is the remark that was meant.
        """
        found: dict[int, dict[int, RawCell]] = {}
        if not self._has_formulas():
            return found
        with self._archive.open(self._part) as source:
            for _, element in iterparse(source, ("end",)):
                if element.tag == f"{_MAIN}c" and element.find(f"{_MAIN}f") is not None:
                    if not element.findtext(f"{_MAIN}v"):
                        letters, row = coordinate_from_string(element.get("r"))
                        text = element.findtext(f"{_MAIN}f") or ""
                        value = NOT_CALCULATED if not text or _CALCULATES.search(text) else f"={text}"
                        cell = RawCell(value, coordinate=element.get("r"))
                        found.setdefault(row, {})[column_index_from_string(letters)] = cell
                elif element.tag == f"{_MAIN}row":
                    element.clear()
        return found

    def _has_formulas(self) -> bool:
        tail = b""
        with self._archive.open(self._part) as source:
            while chunk := source.read(_CHUNK):
                if _FORMULA.search(tail + chunk):
                    return True
                tail = chunk[-16:]
        return False
