"""Reads a text file of figures as rows, in one pass and with little memory; what is no table is refused first."""

import codecs
import csv
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from knotenpunkt.monitoring.domain.figure_plan import ROWS_LIMIT, too_many_rows
from knotenpunkt.monitoring.domain.figure_tables import NotATable, Row

_CHUNK = 1 << 20
_LONGEST_LINE = 100_000  # bytes; a row of figures has some hundred
_SAMPLE_LINES = 60
_HEAD_LINES = 1_000  # titles and footnotes beside the figures
_SEPARATORS = (";", "\t", ",")
_ENCODINGS = ("utf-8-sig", "cp1252")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class _Writing:
    """How the file is written."""

    encoding: str
    separator: str


@contextmanager
def opened_table(path: Path) -> Iterator[Iterator[Row]]:
    """The rows of a CSV file in UTF-8, Windows-1252 or Excel's Unicode. Raises NotATable, also while they are read."""
    csv.field_size_limit(_LONGEST_LINE)  # one limit in the whole process, which others may have lifted
    try:
        writing = _writing(path)
        with path.open(encoding=writing.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=writing.separator)
            try:
                yield (Row(reader.line_num, cells) for cells in reader)
            except csv.Error as error:
                raise NotATable(
                    f"Zeile {reader.line_num}: Ein Feld ist länger als 100.000 Zeichen. Fehlt ein Anführungszeichen?"
                ) from error
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> NotATable:
    """What to say of a file that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return NotATable(f"Die Datei „{path}“ gibt es nicht.")
    return NotATable(f"Die Datei „{path}“ lässt sich nicht lesen ({error.strerror}).")


def _writing(path: Path) -> _Writing:
    """Look through the whole file once, block by block, and stop where it is too long."""
    encoding = _encoding(path)
    _refuse_too_long(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = [line for line in islice(file, _SAMPLE_LINES) if line.strip()]
    if not sample:
        raise NotATable(f"Die Datei „{path.name}“ ist leer.")
    return _Writing(encoding, _separator(sample))


def _separator(lines: list[str]) -> str:
    """The first that divides most of the lines: commas stand in numbers too, semicolons and tabs do not."""
    for separator in _SEPARATORS:
        if statistics.mode(len(cells) for cells in csv.reader(lines, delimiter=separator)) > 1:
            return separator
    return _SEPARATORS[-1]


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        if file.read(2) in _UTF_16:
            return "utf-16"
    for encoding in _ENCODINGS:
        if _can_be_read(path, encoding):
            return encoding
    raise _no_text(path)


def _can_be_read(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in _chunks(path):
            if b"\0" in chunk:
                raise _no_text(path)
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_too_long(path: Path) -> None:
    lines = unbroken = 0
    for chunk in _chunks(path):
        lines += chunk.count(b"\n") or chunk.count(b"\r")
        if lines > ROWS_LIMIT + _HEAD_LINES:
            raise NotATable(too_many_rows())
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        unbroken = unbroken + len(chunk) if last < 0 else len(chunk) - last
        if unbroken > _LONGEST_LINE:
            raise NotATable(f"Die Datei „{path.name}“ hat eine Zeile mit mehr als 100.000 Zeichen.")


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _no_text(path: Path) -> NotATable:
    return NotATable(
        f"Die Datei „{path.name}“ ist keine Textdatei. Gebraucht wird eine Tabelle als CSV oder eine Arbeitsmappe "
        "(.xlsx)."
    )
