"""Finds the figures in the rows of a table, whichever of the known layouts it has.

A table by key (AGS, Stichtag, Wert, Indikator, Hinweis), the tables of GENESIS-Online with their heading „Insgesamt“,
and its flat files, old and new. Rows that are no figures (titles, footnotes, details by sex) are left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple

type Cell = str | Decimal | date

_SEARCHED_ROWS = 40
_HEADINGS: dict[str, frozenset[str]] = {
    "region": frozenset(
        {"ags", "ags5", "ags8", "ars", "schluessel", "regionalschluessel", "gemeindeschluessel"}
        | {
            "kreisschluessel",
            "amtlichergemeindeschluessel",
            "amtlicherregionalschluessel",
            "key",
            "regionkey",
        }
    ),
    "day": frozenset({"stichtag", "datum", "date", "day", "referencedate", "referenceon", "referenceday"}),
    "value": frozenset({"wert", "value", "anzahl", "zahl", "total", "insgesamt", "figure", "number"}),
    "indicator": frozenset({"indikator", "indicator", "kennzahl"}),
    "note": frozenset({"hinweis", "anmerkung", "bemerkung", "note", "comment", "remark"}),
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_TOTALS = frozenset({"insgesamt", "total", ""})
_KEY = re.compile(r"[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8}|[0-9]{12}")
_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_FOOTNOTES = "____"
_FLAT = {"statisticscode", "time", "value", "valuevariablecode"}
_OLD_FLAT = {"statistikcode", "zeit"}


class NotATable(ValueError):
    """No known layout was found; the message is German sentences."""


class Row(NamedTuple):
    """A row of a file with the number of its line."""

    line: int
    cells: Sequence[Cell]


class Written(NamedTuple):
    """A figure as it is written, with the number of its line; empty where the table does not say it."""

    line: int
    region: str
    day: Cell
    value: Cell
    indicator: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of a table, to be read once, and the headings of its columns by what they hold."""

    figures: Iterator[Written]
    headings: dict[str, str] = field(default_factory=dict)
    is_official: bool = False


def read_table(rows: Iterable[Row]) -> FigureTable:
    """The figures of the first layout that the first forty rows show. Raises NotATable."""
    iterator = iter(rows)
    head = list(islice(iterator, _SEARCHED_ROWS))
    for number, row in enumerate(head):
        rest = chain(head[number + 1 :], iterator)
        words = [_word(cell) for cell in row.cells]
        if set(words) >= _FLAT:
            return _flat(words, row, rest)
        if set(words) >= _OLD_FLAT:
            return _old_flat(words, row, rest)
        if columns := _columns(words, row):
            return _by_key(columns, row, rest)
        if "insgesamt" in words:
            return _official(words, row, chain(head[:number], rest))
    raise NotATable(
        "In den ersten 40 Zeilen steht keine Kopfzeile. Gebraucht werden mindestens die Spalten „AGS“ und „Wert“."
    )


def _columns(words: Sequence[str], row: Row) -> dict[str, int]:
    """Where what stands, from 0; empty if the row is no heading."""
    places = {
        what: [place for place, word in enumerate(words) if word in known]
        for what, known in _HEADINGS.items()
    }
    if not places["region"] or not places["value"]:
        return {}
    for what, found in places.items():
        if len(found) > 1:
            names = " und ".join(f"„{_text(row.cells[place])}“" for place in found)
            raise NotATable(
                f"Zeile {row.line}: Zwei Spalten bedeuten dasselbe ({names}). Bitte eine davon löschen oder umbenennen."
                if what != "value"
                else f"Zeile {row.line}: Es ist nicht klar, welche Spalte den Wert enthält ({names}). "
                "Bitte nur eine so nennen."
            )
    return {what: found[0] for what, found in places.items() if found}


def _by_key(columns: dict[str, int], heading: Row, rows: Iterable[Row]) -> FigureTable:
    def figures() -> Iterator[Written]:
        for row in rows:
            cell = {what: _cell(row, place) for what, place in columns.items()}
            if any(_text(value) for value in cell.values()):
                yield Written(
                    row.line,
                    _text(cell["region"]),
                    cell.get("day", ""),
                    cell["value"],
                    _text(cell.get("indicator", "")),
                    _text(cell.get("note", "")),
                )

    names = {what: _text(heading.cells[place]) for what, place in columns.items()}
    return FigureTable(figures(), names)


def _official(words: Sequence[str], heading: Row, rows: Iterable[Row]) -> FigureTable:
    """A table of GENESIS-Online: a row with the day alone, or the day before the key; the total in its column."""
    places = [place for place, word in enumerate(words) if word == "insgesamt"]
    if len(places) > 1:
        raise NotATable(
            f"Zeile {heading.line}: Die Tabelle hat mehrere Spalten „Insgesamt“. Bitte so abrufen, dass die Stichtage "
            "untereinander stehen."
        )

    def figures() -> Iterator[Written]:
        day: Cell = ""
        for row in rows:
            first, second = _cell(row, 0), _cell(row, 1)
            if _text(first).startswith(_FOOTNOTES):
                return
            if isinstance(first, date) or _DAY.fullmatch(_text(first)):
                day = first
                first = second
            if _KEY.fullmatch(_text(first)):
                yield Written(row.line, _text(first), day, _cell(row, places[0]))

    return FigureTable(figures(), {"value": "Insgesamt"}, is_official=True)


def _flat(words: Sequence[str], heading: Row, rows: Iterable[Row]) -> FigureTable:
    """A flat file of today: one value in each row, its variables numbered."""
    variables = [place for place, word in enumerate(words) if word.endswith("variableattributecode")]
    value, day, what = words.index("value"), words.index("time"), words.index("valuevariablecode")
    return FigureTable(
        _of_one_kind(rows, variables, value, day, kind=what),
        {"value": _text(heading.cells[value]), "day": _text(heading.cells[day])},
        is_official=True,
    )


def _old_flat(words: Sequence[str], heading: Row, rows: Iterable[Row]) -> FigureTable:
    """A flat file of earlier years: the values in columns after those of the variables."""
    variables = [place for place, word in enumerate(words) if word.endswith("auspraegungcode")]
    first = max(variables, default=0) + 2
    if len([word for word in words[first:] if word]) != 1:
        raise NotATable(
            f"Zeile {heading.line}: Die Datei enthält mehrere Werte je Zeile. Bitte nur einen Wert abrufen."
        )
    return FigureTable(
        _of_one_kind(rows, variables, first, words.index("zeit")),
        {"value": _text(heading.cells[first]), "day": _text(heading.cells[words.index("zeit")])},
        is_official=True,
    )


def _of_one_kind(
    rows: Iterable[Row], variables: Sequence[int], value: int, day: int, *, kind: int | None = None
) -> Iterator[Written]:
    """The rows of regions in which every other variable is the total. Raises NotATable where they are of two kinds."""
    kinds: set[str] = set()
    for row in rows:
        if _text(_cell(row, 0)).startswith(_FOOTNOTES):
            return
        codes = [_text(_cell(row, place)) for place in variables]
        region = next((code for code in codes if _KEY.fullmatch(code)), "")
        others = [
            _text(_cell(row, place + 1))
            for place, code in zip(variables, codes, strict=True)
            if code != region
        ]
        if not region or any(_word(label) not in _TOTALS for label in others):
            continue
        if kind is not None:
            kinds.add(_text(_cell(row, kind)))
        if len(kinds) > 1:
            raise NotATable(
                f"Zeile {row.line}: Die Datei enthält verschiedene Werte ({', '.join(sorted(kinds))}). "
                "Bitte nur einen abrufen."
            )
        yield Written(row.line, region, _last_day(_cell(row, day)), _cell(row, value))


def _last_day(day: Cell) -> Cell:
    """The figures of a year are those of its end."""
    return f"31.12.{_text(day)}" if _YEAR.fullmatch(_text(day)) else day


def _cell(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else ""


def _text(cell: Cell) -> str:
    return str(cell).strip()


def _word(cell: Cell) -> str:
    """A heading without blanks, hyphens and umlauts."""
    return re.sub(r"[\W_]", "", _text(cell)).casefold().translate(_UMLAUTS)
