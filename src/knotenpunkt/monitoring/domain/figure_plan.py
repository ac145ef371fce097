"""What a table of figures would change: compared with what is there, and with what cannot be taken over said row by
row.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import chain

from knotenpunkt.monitoring.domain.figure_tables import Cell, FigureTable, NotATable, Written
from knotenpunkt.monitoring.domain.figures import FigureKey, Figures, FigureValue
from knotenpunkt.monitoring.domain.written_places import (
    STATE_KEY,
    NotADate,
    day_in,
    nearest_region,
    nearest_word,
    possible_day,
    region_key,
)
from knotenpunkt.monitoring.domain.written_signs import NOTHING, SECRET, TO_COME, without_brackets
from knotenpunkt.shared.text.written_numbers import NotANumber, Notation, notation_of, number_in

ROWS_LIMIT = 300_000
NOTE_LENGTH = 200
_LARGEST = Decimal(10) ** 12
_LARGEST_PERCENTAGE = Decimal(1000)
_STORED = Decimal("0.0001")


class Fault(Enum):
    """Why a row is not taken over; those that are none of ours stand in nobody's way."""

    REGION = "Schlüssel"
    LEVEL = "Ebene"
    INDICATOR = "Kennzahl"
    NO_INDICATOR = "ohne Kennzahl"
    DATE = "Stichtag"
    NO_DATE = "ohne Stichtag"
    NUMBER = "Zahl"
    TWICE = "doppelt"
    OTHER_STATE = "anderes Land"
    NO_VALUE = "ohne Wert"

    @property
    def is_harmless(self) -> bool:
        return self in {Fault.OTHER_STATE, Fault.NO_VALUE}


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that does not fit: where it stands and what to do, in a German sentence."""

    line: int
    heading: str
    fault: Fault
    sentence: str


@dataclass(frozen=True, slots=True)
class Countable:
    """What an indicator's figures may look like: `keys` are the regions there can be figures of."""

    code: str
    name: str
    keys: frozenset[str]
    wanted: str
    is_count: bool
    is_percent: bool
    is_balance: bool
    is_ratio: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the instance knows: names of all regions by key, and the indicators by code."""

    regions: Mapping[str, str]
    indicators: Mapping[str, Countable]
    today: date


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of a table that does not say it itself."""

    indicator: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """The figures of a table with the lines they stand in, and the rows that do not fit."""

    figures: Figures
    lines: Mapping[FigureKey, int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that differs from the one that is there."""

    before: FigureValue
    after: FigureValue


@dataclass(frozen=True, slots=True)
class FigurePlan:
    """What taking the table over would do."""

    new: Figures
    corrected: Mapping[FigureKey, Correction]
    unchanged: int
    problems: tuple[Problem, ...]

    @property
    def changes_anything(self) -> bool:
        return bool(self.new or self.corrected)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that stand in the way until somebody says that these rows shall be left out."""
        return tuple(problem for problem in self.problems if not problem.fault.is_harmless)

    def counts(self) -> Counter[Fault]:
        return Counter(problem.fault for problem in self.problems)

    def digest(self) -> str:
        """Another one as soon as taking the table over would do something else."""
        digest = hashlib.sha256()
        for part in chain(self.new.items(), self.corrected.items(), self.problems):
            digest.update(repr(part).encode())
        return digest.hexdigest()


class _Misfit(Exception):
    """A row does not fit; caught in this module."""

    def __init__(self, what: str, fault: Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.what, self.fault, self.sentence = what, fault, sentence


def read_figures(table: FigureTable, known: Known, told: Told) -> ReadFigures:
    """The figures of a table, each checked. Raises NotATable for a table without rows, or with too many."""
    rows = _at_most(table.figures)
    notation = notation_of(row.value for row in rows if isinstance(row.value, str))
    figures: dict[FigureKey, FigureValue] = {}
    lines: dict[FigureKey, int] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            key, value = _figure(row, known, told, notation)
            _refuse_twice(key, value, figures, lines)
        except _Misfit as misfit:
            heading = table.headings.get(misfit.what, "")
            problems.append(Problem(row.line, heading, misfit.fault, misfit.sentence))
        else:
            figures[key] = value
            lines[key] = row.line
    return ReadFigures(figures, lines, tuple(problems))


def planned(read: ReadFigures, stored: Figures) -> FigurePlan:
    """Compare the figures with those that are there."""
    new = {key: value for key, value in read.figures.items() if key not in stored}
    corrected = {
        key: Correction(stored[key], value)
        for key, value in read.figures.items()
        if key in stored and stored[key] != value
    }
    return FigurePlan(new, corrected, len(read.figures) - len(new) - len(corrected), read.problems)


def _at_most(figures: Iterable[Written]) -> Sequence[Written]:
    rows: list[Written] = []
    for row in figures:
        rows.append(row)
        if len(rows) > ROWS_LIMIT:
            raise NotATable(too_many_rows())
    if not rows:
        raise NotATable("Unter der Kopfzeile steht keine einzige Zahl.")
    return rows


def too_many_rows() -> str:
    """What to do with a table that is too long."""
    limit = f"{ROWS_LIMIT:,}".replace(",", ".")
    return (
        f"Die Datei hat mehr als {limit} Zeilen. Bitte in mehrere Dateien teilen, zum Beispiel nach Jahren."
    )


def _figure(
    row: Written, known: Known, told: Told, notation: Notation | None
) -> tuple[FigureKey, FigureValue]:
    indicator = _indicator(row.indicator or told.indicator, known)
    region = _region(row, indicator, known)
    day = _day(row.day, told, known)
    return FigureKey(indicator.code, day, region), _value(row, indicator, notation)


def _indicator(code: str, known: Known) -> Countable:
    if not code:
        raise _Misfit(
            "indicator",
            Fault.NO_INDICATOR,
            "die Kennzahl fehlt; bitte als Spalte „Indikator“ oder für die ganze Tabelle angeben",
        )
    if code not in known.indicators:
        nearest = nearest_word(code, known.indicators)
        raise _Misfit("indicator", Fault.INDICATOR, f"die Kennzahl „{code}“ gibt es nicht{_perhaps(nearest)}")
    indicator = known.indicators[code]
    if indicator.is_ratio:
        raise _Misfit(
            "indicator", Fault.INDICATOR, f"„{indicator.name}“ wird aus zwei anderen Kennzahlen berechnet"
        )
    return indicator


def _region(row: Written, indicator: Countable, known: Known) -> str:
    key = region_key(row.region)
    if key in indicator.keys:
        return key
    if not key:
        raise _Misfit("region", Fault.REGION, "der Schlüssel fehlt")
    if key.isascii() and key.isdigit() and not key.startswith(STATE_KEY):
        raise _Misfit("region", Fault.OTHER_STATE, f"{key} liegt in einem anderen Land")
    if _has_no_value(row.value):
        raise _Misfit("region", Fault.NO_VALUE, f"{key} steht nur der Form halber da")
    if key in known.regions:
        raise _Misfit(
            "region",
            Fault.LEVEL,
            f"{key} ist {known.regions[key]}; „{indicator.name}“ wird nach {indicator.wanted} geführt",
        )
    nearest = nearest_region(key, indicator.keys)
    name = f"{nearest} {known.regions[nearest]}" if nearest else None
    raise _Misfit("region", Fault.REGION, f"den Schlüssel „{row.region}“ gibt es nicht{_perhaps(name)}")


def _day(day: Cell, told: Told, known: Known) -> date:
    try:
        if isinstance(day, date):
            return possible_day(day, today=known.today)
        if str(day).strip():
            return day_in(str(day), today=known.today)
        if told.on is not None:
            return possible_day(told.on, today=known.today)
    except NotADate as error:
        raise _Misfit("day", Fault.DATE, str(error)) from error
    raise _Misfit(
        "day",
        Fault.NO_DATE,
        "der Stichtag fehlt; bitte als Spalte „Stichtag“ oder für die ganze Tabelle angeben",
    )


def _value(row: Written, indicator: Countable, notation: Notation | None) -> FigureValue:
    note = row.note[:NOTE_LENGTH]
    text = str(row.value).strip()
    if not isinstance(row.value, Decimal):
        if text.casefold() in TO_COME:
            raise _Misfit("value", Fault.NO_VALUE, "der Wert steht noch aus")
        if text in NOTHING:
            return FigureValue(Decimal(0), note)
        if text.casefold() in SECRET:
            return FigureValue(None, note or SECRET[text.casefold()])
    value, limited = _number(row.value, indicator, notation)
    return FigureValue(value, note or limited)


def _number(cell: Cell, indicator: Countable, notation: Notation | None) -> tuple[Decimal, str]:
    try:
        if isinstance(cell, Decimal):
            text, limited = f"{cell:f}", ""
            number = number_in(text, notation=Notation.POINT, whole=indicator.is_count)
        else:
            text, limited = without_brackets(str(cell))
            text = text.removesuffix("%").strip() if indicator.is_percent else text
            number = number_in(text, notation=notation, whole=indicator.is_count)
    except NotANumber as error:
        raise _Misfit("value", Fault.NUMBER, str(error)) from error
    if number < 0 and not indicator.is_balance:
        raise _Misfit("value", Fault.NUMBER, f"„{text}“ ist kleiner als null; das kann hier nicht sein")
    if abs(number) >= (_LARGEST_PERCENTAGE if indicator.is_percent else _LARGEST):
        raise _Misfit("value", Fault.NUMBER, f"„{text}“ ist zu groß")
    return number.quantize(_STORED), limited


def _has_no_value(value: Cell) -> bool:
    text = str(value).strip().casefold()
    return text in NOTHING | TO_COME or text in SECRET


def _refuse_twice(
    key: FigureKey, value: FigureValue, figures: Figures, lines: Mapping[FigureKey, int]
) -> None:
    if key not in figures:
        return
    where = f"{key.region} am {key.reference_on:%d.%m.%Y} steht schon in Zeile {lines[key]}"
    if figures[key] == value:
        raise _Misfit("region", Fault.NO_VALUE, f"{where}, mit demselben Wert")
    raise _Misfit("region", Fault.TWICE, f"{where}, mit einem anderen Wert")


def _perhaps(nearest: str | None) -> str:
    return f" (gemeint ist vielleicht {nearest})" if nearest else ""
