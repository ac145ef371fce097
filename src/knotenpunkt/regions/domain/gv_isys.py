"""Reads the quarterly workbook of the Gemeindeverzeichnis (GV-ISys) of the Statistisches Bundesamt, as rows of cells.

The sheet is known by its heading, not by its name. Row kind 60 is a municipality, 40 a Kreis, 20 a Regierungsbezirk;
longitude and latitude come as text with a decimal comma. Population and area tell of another day than the territories.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

STATE = "05"

_MUNICIPALITY_ROW = "60"
_HEADER_SEARCH_ROWS = 30
_DATE = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")
_KINDS = {"61": "independent_city", "63": "town", "64": "municipality"}
_AREA_SIZE = Decimal("0.01")

type Cell = object
type Row = Sequence[Cell]


class NotTheDirectory(ValueError):
    """The workbook is not the Gemeindeverzeichnis; the text says in German what was expected."""


@dataclass(frozen=True, slots=True)
class ListedMunicipality:
    """A municipality as listed, its name without additions; area in square kilometres, point in degrees."""

    ags: str
    name: str
    kind: str
    population: int
    area: Decimal
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class MunicipalityDirectory:
    """What the workbook tells about the state's municipalities, in the order of their keys."""

    title: str
    territories_on: date
    population_on: date
    municipalities: tuple[ListedMunicipality, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns stand, counted from 0."""

    row_kind: int
    text_kind: int
    key: int
    name: int
    area: int
    population: int
    longitude: int
    latitude: int


def read_directory(sheets: Iterable[Iterable[Row]], *, state: str = STATE) -> MunicipalityDirectory:
    """The municipalities of a state from the first sheet that carries the directory's heading.

    Raises NotTheDirectory if no sheet does, or if what follows it cannot be read.
    """
    for sheet in sheets:
        rows = iter(sheet)
        head = _head(rows)
        if head is not None:
            return _directory(head, rows, state)
    raise NotTheDirectory(
        "Diese Arbeitsmappe ist nicht das Gemeindeverzeichnis des Statistischen Bundesamtes: "
        "Auf keinem Blatt steht die Kopfzeile mit „Satzart“ und „Amtlicher Regionalschlüssel“."
    )


def plain_name(official: str) -> str:
    """A municipality's name without what is added after the first comma („Harsewinkel, Die Mähdrescherstadt“)."""
    return official.partition(",")[0].strip()


def _head(rows: Iterator[Row]) -> list[Row] | None:
    """The rows down to the reference dates under the heading; None if the sheet has no such heading."""
    head: list[Row] = []
    heading_at = None
    for number, row in enumerate(rows):
        head.append(row)
        if heading_at is None and _word(row[0] if row else None) == "satzart":
            heading_at = number
        if heading_at is not None and number == heading_at + 2:
            return head
        if heading_at is None and number >= _HEADER_SEARCH_ROWS:
            return None
    return None


def _directory(head: list[Row], rows: Iterator[Row], state: str) -> MunicipalityDirectory:
    top, below, dates = head[-3:]
    columns = _columns(top, below)
    municipalities = tuple(
        sorted(
            (
                _municipality(row, columns)
                for row in rows
                if len(row) > columns.latitude
                and _text(row[columns.row_kind]) == _MUNICIPALITY_ROW
                and _text(row[columns.key]) == state
            ),
            key=lambda municipality: municipality.ags,
        )
    )
    if not municipalities:
        raise NotTheDirectory(f"Das Verzeichnis enthält keine Gemeinde des Landes {state}.")
    return MunicipalityDirectory(
        title=next((_text(cell) for row in head[:-3] for cell in row if _text(cell)), ""),
        territories_on=_date_in(dates[columns.key], "der Gebietsstand"),
        population_on=_date_in(dates[columns.population], "der Stichtag der Bevölkerung"),
        municipalities=municipalities,
    )


def _columns(top: Row, below: Row) -> _Columns:
    return _Columns(
        row_kind=_column(top, "satzart"),
        text_kind=_column(top, "textkennzeichen"),
        key=_column(below, "land"),
        name=_column(top, "gemeindename"),
        area=_column(top, "fläche"),
        population=_column(top, "bevölkerung"),
        longitude=_column(below, "längengrad"),
        latitude=_column(below, "breitengrad"),
    )


def _column(row: Row, beginning: str) -> int:
    for index, cell in enumerate(row):
        if _word(cell).startswith(beginning):
            return index
    raise NotTheDirectory(f"Dem Gemeindeverzeichnis fehlt die Spalte „{beginning.capitalize()}“.")


def _municipality(row: Row, columns: _Columns) -> ListedMunicipality:
    """One row; the key is put together from Land, Regierungsbezirk, Kreis and Gemeinde, leaving out the Verband."""
    state, region, district, _, municipality = (_text(cell) for cell in row[columns.key : columns.key + 5])
    ags = f"{state}{region}{district}{municipality}"
    name = plain_name(_text(row[columns.name]))
    try:
        return ListedMunicipality(
            ags=ags,
            name=name,
            kind=_KINDS[_text(row[columns.text_kind])],
            population=int(_number(row[columns.population])),
            area=_number(row[columns.area]).quantize(_AREA_SIZE),
            latitude=float(_number(row[columns.latitude])),
            longitude=float(_number(row[columns.longitude])),
        )
    except (InvalidOperation, KeyError, ValueError) as error:
        raise NotTheDirectory(
            f"Im Gemeindeverzeichnis ist die Zeile von {name or 'einer Gemeinde'} ({ags}) nicht lesbar."
        ) from error


def _number(cell: Cell) -> Decimal:
    return Decimal(_text(cell).replace(",", "."))


def _date_in(cell: Cell, what: str) -> date:
    found = _DATE.search(_text(cell))
    if found is None:
        raise NotTheDirectory(f"Im Gemeindeverzeichnis fehlt {what}.")
    day, month, year = (int(part) for part in found.groups())
    return date(year, month, day)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _word(cell: Cell) -> str:
    """A heading without the hyphens and breaks of its narrow column („Satz-art“)."""
    return re.sub(r"[-\s]", "", _text(cell)).casefold()
