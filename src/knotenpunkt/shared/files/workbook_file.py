"""Opening a workbook that somebody hands in: what is not one is refused before anything is unpacked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from defusedxml.common import DefusedXmlException

from knotenpunkt.shared.files.problems import WorkbookProblem

UNPACKED_LIMIT = 300_000_000  # bytes; 20,000 rows unpack to some 30 million
TEXTS_LIMIT = 50_000_000  # bytes of the shared texts, which are held in memory while the sheets are read
PARTS_LIMIT = 5_000
_PEEK = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ASK_FOR_XLSX = "Bitte eine Excel-Arbeitsmappe (.xlsx) angeben."
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "einer PDF-Datei"),
    (b"\x89PNG", "einem Bild (PNG)"),
    (b"\xff\xd8\xff", "einem Bild (JPEG)"),
    (b"GIF8", "einem Bild (GIF)"),
    (b"{\\rtf", "einem Textdokument (RTF)"),
    (b"\x1f\x8b", "einem gepackten Archiv (gzip)"),
    (b"7z\xbc\xaf", "einem gepackten Archiv (7-Zip)"),
    (b"Rar!", "einem gepackten Archiv (RAR)"),
    (b"SQLite format 3", "einer Datenbank (SQLite)"),
)
_TEXTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*(<!doctype html|<html|<head|<table)", re.IGNORECASE), "einer Internetseite (HTML)"),
    (re.compile(r"\s*<\?xml|\s*<[A-Za-z]"), "einer XML-Datei"),
    (re.compile(r"\s*[\[{]"), "einer JSON-Datei"),
    (re.compile(r"[^\n]*[;\t,][^\n]*[;\t,]"), "einer Textdatei mit Trennzeichen (CSV)"),
)
_ZIPS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "einer binären Excel-Arbeitsmappe (.xlsb)"),
    ("word/document.xml", "einem Word-Dokument (.docx)"),
    ("ppt/presentation.xml", "einer Präsentation (.pptx)"),
    ("content.xml", "einem OpenDocument (zum Beispiel .ods)"),
)


@contextmanager
def opened_workbook(path: Path) -> Iterator[IO[bytes]]:
    """The open file of a workbook in Excel's format; raises WorkbookProblem for everything else.

    While it is open, whatever goes wrong in reading it (damaged, vanished, hostile) becomes a WorkbookProblem as
    well.
    """
    try:
        with _opened(path) as file:
            _refuse_what_is_no_workbook(file, path.name)
            yield file
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError) as error:
        raise WorkbookProblem(
            f"Die Datei „{path.name}“ ist beschädigt oder unvollständig. Bitte in Excel öffnen und neu speichern."
        ) from error
    except DefusedXmlException as error:
        raise WorkbookProblem(
            f"Die Datei „{path.name}“ enthält verschachtelte Ersetzungen, die es in Arbeitsmappen nicht gibt. "
            "Sie wurde nicht gelesen."
        ) from error
    except (ParseError, ExpatError) as error:
        raise WorkbookProblem(
            f"Der Inhalt der Datei „{path.name}“ ist beschädigt. Bitte in Excel öffnen und neu speichern."
        ) from error
    except OSError as error:
        raise WorkbookProblem(
            f"Die Datei „{path.name}“ konnte nicht zu Ende gelesen werden ({error.strerror or error}). "
            "Ist das Laufwerk noch verbunden?"
        ) from error


def _opened(path: Path) -> IO[bytes]:
    try:
        if path.is_dir():
            raise WorkbookProblem(f"„{path}“ ist ein Ordner. {_ASK_FOR_XLSX}")
        if path.exists() and not path.is_file():
            raise WorkbookProblem(
                f"„{path}“ ist keine Datei, sondern ein Gerät oder eine Leitung. {_ASK_FOR_XLSX}"
            )
        return path.open("rb")
    except FileNotFoundError:
        raise WorkbookProblem(f"Die Datei „{path}“ gibt es nicht. Bitte Namen und Ordner prüfen.") from None
    except PermissionError:
        raise WorkbookProblem(
            f"Die Datei „{path}“ darf nicht gelesen werden. Bitte die Zugriffsrechte prüfen."
        ) from None


def _refuse_what_is_no_workbook(file: IO[bytes], name: str) -> None:
    start = file.read(_PEEK)
    if not start:
        raise WorkbookProblem(f"Die Datei „{name}“ ist leer (0 Byte). {_ASK_FOR_XLSX}")
    if start.startswith(_OLE):
        raise WorkbookProblem(_about_ole(start + file.read(), name))
    if not start.startswith(b"PK"):
        raise WorkbookProblem(
            f"Die Datei „{name}“ ist keine Excel-Arbeitsmappe (.xlsx). {_looks_like(start)} {_ASK_FOR_XLSX}"
        )
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        _refuse_oversized(archive, name)
        _refuse_other_archives(archive, name)
    file.seek(0)


def _about_ole(content: bytes, name: str) -> str:
    """Old Office files and encrypted new ones share a container; its directory names the streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return (
            f"Die Datei „{name}“ ist mit einem Kennwort verschlüsselt. Bitte in Excel unter „Datei › Informationen › "
            "Arbeitsmappe schützen“ das Kennwort entfernen und neu speichern."
        )
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook", "Book")):
        return (
            f"Die Datei „{name}“ ist eine Arbeitsmappe im alten Format (.xls). "
            "Bitte in Excel als „Excel-Arbeitsmappe (.xlsx)“ speichern."
        )
    return f"Die Datei „{name}“ ist keine Excel-Arbeitsmappe (.xlsx). Sie sieht nach einem alten Office-Dokument aus."


def _looks_like(start: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return f"Sie sieht nach {kind} aus."
    try:
        text = start.decode("utf-8-sig", errors="strict" if len(start) < _PEEK else "ignore")
    except UnicodeDecodeError:
        text = start.decode("cp1252", errors="replace")
    if "\x00" in text:
        return "Was sie stattdessen ist, lässt sich nicht erkennen."
    for pattern, kind in _TEXTS:
        if pattern.match(text):
            return f"Sie sieht nach {kind} aus."
    return "Sie sieht nach einer Textdatei aus."


def _refuse_oversized(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    if texts > TEXTS_LIMIT:
        raise WorkbookProblem(
            f"Die Datei „{name}“ enthält {_size(texts)} Text. Mehr als {_size(TEXTS_LIMIT)} werden nicht gelesen; "
            "bitte die Tabelle auf das Nötige kürzen."
        )
    if unpacked > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT:
        packed = sum(part.compress_size for part in parts)
        raise WorkbookProblem(
            f"Die Datei „{name}“ ist gepackt {_size(packed)} groß, ausgepackt wären es {_size(unpacked)} in "
            f"{len(parts)} Teilen. Mehr als {_size(UNPACKED_LIMIT)} werden nicht gelesen; "
            "bitte die Tabelle auf das Nötige kürzen."
        )


def _size(number: int) -> str:
    for limit, unit in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if number >= limit:
            return f"{number / limit:.1f} {unit}".replace(".", ",").replace(",0 ", " ")
    return f"{number} Byte"


def _refuse_other_archives(archive: zipfile.ZipFile, file: str) -> None:
    names = set(archive.namelist())
    sheets = any(name.startswith("xl/") and name.endswith(".xml") for name in names)
    if "[Content_Types].xml" in names and sheets and "xl/workbook.bin" not in names:
        return
    if any(part.flag_bits & 0x1 for part in archive.infolist()):
        raise WorkbookProblem(f"Die Datei „{file}“ ist ein verschlüsseltes Archiv. {_ASK_FOR_XLSX}")
    kind = next((kind for part, kind in _ZIPS if part in names), "einem gepackten Archiv (ZIP)")
    raise WorkbookProblem(
        f"Die Datei „{file}“ ist keine Excel-Arbeitsmappe (.xlsx). Sie sieht nach {kind} aus. {_ASK_FOR_XLSX}"
    )
