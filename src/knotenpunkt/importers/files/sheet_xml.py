"""The cells of a sheet's XML part, row by row as they stand in the file, without building a tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from defusedxml.common import DTDForbidden

_CHUNK = 1 << 16


@dataclass(slots=True)
class XmlCell:
    """A cell as the file has it: `kind` is its t attribute, `text` its value, `formula` None where it has none."""

    reference: str
    kind: str
    style: int
    text: str = ""
    formula: str | None = None


@dataclass(slots=True)
class XmlRow:
    """A row by its number as Excel counts."""

    number: int
    cells: list[XmlCell] = field(default_factory=list)


class _Reader:
    """Collects rows while the parser walks; texts count inside value, text and formula elements only."""

    def __init__(self) -> None:
        self.done: list[XmlRow] = []
        self._row: XmlRow | None = None
        self._cell: XmlCell | None = None
        self._number = 0
        self._text: list[str] | None = None
        self._phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            if self._row is not None:
                self._cell = XmlCell(
                    attributes.get("r", ""), attributes.get("t", "n"), int(attributes.get("s", "0"))
                )
        elif name in {"v", "t", "f"}:
            self._text = [] if self._cell is not None and not self._phonetic else None
        elif name == "row":
            self._number = int(attributes.get("r", self._number + 1))
            self._row = XmlRow(self._number)
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in {"v", "t", "f"}:
            self._take(name)
        elif name == "c":
            cell, self._cell = self._cell, None
            if self._row is not None and cell is not None and (cell.text or cell.formula is not None):
                self._row.cells.append(cell)
        elif name == "row" and self._row is not None:
            self.done.append(self._row)
            self._row = None
        elif name == "rPh":
            self._phonetic -= 1

    def _take(self, name: str) -> None:
        if self._text is None or self._cell is None:
            return
        text = "".join(self._text)
        self._text = None
        if name == "f":
            self._cell.formula = text
        else:
            self._cell.text += text

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)


def xml_rows(source: IO[bytes]) -> Iterator[XmlRow]:
    """Rows in the order of the file, blank ones too. Raises expat.ExpatError on broken XML, DTDForbidden on a
    document type."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    while chunk := source.read(_CHUNK):
        try:
            parser.Parse(chunk)
        except ValueError:  # so that the last row before it can be told
            yield from reader.done
            raise
        yield from reader.done
        reader.done.clear()
    parser.Parse(b"", True)
    yield from reader.done


def _refuse_document_type(name: str, sysid: str | None, pubid: str | None, _: int) -> None:
    raise DTDForbidden(name, sysid, pubid)
