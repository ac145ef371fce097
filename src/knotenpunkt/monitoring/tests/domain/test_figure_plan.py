"""Rows are checked one by one and compared with what is there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from knotenpunkt.monitoring.domain import figure_plan
from knotenpunkt.monitoring.domain.figure_plan import (
    Correction,
    Countable,
    Fault,
    Known,
    ReadFigures,
    Told,
    planned,
    read_figures,
)
from knotenpunkt.monitoring.domain.figure_report import ending, report_lines
from knotenpunkt.monitoring.domain.figure_tables import Cell, FigureTable, NotATable, Written
from knotenpunkt.monitoring.domain.figures import FigureKey, FigureValue

TODAY = date(2026, 11, 26)
DAY = date(2022, 12, 31)
PEOPLE = Countable(
    code="people",
    name="Menschen",
    keys=frozenset({"05370004", "05370008", "05"}),
    wanted="Gemeinden (acht Ziffern)",
    is_count=True,
    is_percent=False,
    is_balance=False,
    is_ratio=False,
)
SHARE = replace(PEOPLE, code="share", name="Anteil", is_count=False, is_percent=True)
BALANCE = replace(PEOPLE, code="balance", name="Saldo", is_balance=True)
RATIO = replace(SHARE, code="ratio", name="Quote", is_ratio=True)
KNOWN = Known(
    regions={"05370004": "Erkelenz", "05370008": "Gangelt", "05370": "Kreis Heinsberg", "05": "NRW"},
    indicators={each.code: each for each in (PEOPLE, SHARE, BALANCE, RATIO)},
    today=TODAY,
)
HEADINGS = {"region": "AGS", "day": "Stichtag", "value": "Wert", "indicator": "Indikator"}


def written(
    value: Cell = "12",
    *,
    line: int = 2,
    region: str = "05370004",
    day: Cell = "31.12.2022",
    indicator: str = "",
) -> Written:
    return Written(line, region, day, value, indicator)


def read(*rows: Written, told: Told | None = None) -> ReadFigures:
    return read_figures(FigureTable(iter(rows), HEADINGS), KNOWN, told or Told("people"))


def misfits(found: ReadFigures) -> list[tuple[int, str, Fault, str]]:
    return [(each.line, each.heading, each.fault, each.sentence) for each in found.problems]


def key(code: str = "people", region: str = "05370004") -> FigureKey:
    return FigureKey(code, DAY, region)


def test_figure_is_read_with_indicator_and_day_that_somebody_tells() -> None:
    found = read(written(day=""), told=Told("people", DAY))

    assert found.figures == {key(): FigureValue(Decimal(12))}
    assert misfits(found) == []


def test_indicator_of_the_row_goes_before_the_told_one() -> None:
    assert list(read(written("1,5", indicator="share")).figures) == [key("share")]


def test_figure_of_the_whole_state_may_stand_beside_others() -> None:
    assert list(read(written(region="05")).figures) == [key(region="05")]


@pytest.mark.parametrize(
    ("row", "told", "expected"),
    [
        (
            written(),
            Told(),
            (
                "Indikator",
                Fault.NO_INDICATOR,
                "die Kennzahl fehlt; bitte als Spalte „Indikator“ oder für die ganze Tabelle angeben",
            ),
        ),
        (
            written(indicator="peopel"),
            Told(),
            (
                "Indikator",
                Fault.INDICATOR,
                "die Kennzahl „peopel“ gibt es nicht (gemeint ist vielleicht people)",
            ),
        ),
        (
            written(indicator="ratio"),
            Told(),
            ("Indikator", Fault.INDICATOR, "„Quote“ wird aus zwei anderen Kennzahlen berechnet"),
        ),
        (written(region=""), Told("people"), ("AGS", Fault.REGION, "der Schlüssel fehlt")),
        (
            written(region="05370005"),
            Told("people"),
            (
                "AGS",
                Fault.REGION,
                "den Schlüssel „05370005“ gibt es nicht (gemeint ist vielleicht 05370004 Erkelenz)",
            ),
        ),
        (
            written(region="Wegberg"),
            Told("people"),
            ("AGS", Fault.REGION, "den Schlüssel „Wegberg“ gibt es nicht"),
        ),
        (
            written(region="09162000"),
            Told("people"),
            ("AGS", Fault.OTHER_STATE, "09162000 liegt in einem anderen Land"),
        ),
        (
            written(region="05370"),
            Told("people"),
            (
                "AGS",
                Fault.LEVEL,
                "05370 ist Kreis Heinsberg; „Menschen“ wird nach Gemeinden (acht Ziffern) geführt",
            ),
        ),
        (
            written("-", region="05313"),
            Told("people"),
            ("AGS", Fault.NO_VALUE, "05313 steht nur der Form halber da"),
        ),
        (
            written(day=""),
            Told("people"),
            (
                "Stichtag",
                Fault.NO_DATE,
                "der Stichtag fehlt; bitte als Spalte „Stichtag“ oder für die ganze Tabelle angeben",
            ),
        ),
        (written(day="30.02.2022"), Told("people"), ("Stichtag", Fault.DATE, "den 30.02.2022 gibt es nicht")),
        (
            written(day=date(2030, 1, 1)),
            Told("people"),
            ("Stichtag", Fault.DATE, "der 01.01.2030 liegt in der Zukunft"),
        ),
        (written("12,5"), Told("people"), ("Wert", Fault.NUMBER, "„12,5“ ist keine ganze Zahl")),
        (
            written("-3"),
            Told("people"),
            ("Wert", Fault.NUMBER, "„-3“ ist kleiner als null; das kann hier nicht sein"),
        ),
        (written("9" * 13), Told("people"), ("Wert", Fault.NUMBER, f"„{'9' * 13}“ ist zu groß")),
        (written("1000"), Told("share"), ("Wert", Fault.NUMBER, "„1000“ ist zu groß")),
        (
            written("1.234"),
            Told("share"),
            (
                "Wert",
                Fault.NUMBER,
                "„1.234“ kann 1234 oder 1,234 heißen; bitte ohne Tausendertrennzeichen schreiben",
            ),
        ),
        (written("..."), Told("people"), ("Wert", Fault.NO_VALUE, "der Wert steht noch aus")),
    ],
)
def test_row_that_does_not_fit_is_said_with_its_place(
    row: Written, told: Told, expected: tuple[str, Fault, str]
) -> None:
    found = read(row, told=told)

    assert found.figures == {}
    assert misfits(found) == [(2, *expected)]


@pytest.mark.parametrize(
    ("value", "code", "figure"),
    [
        ("-", "people", FigureValue(Decimal(0))),
        (".", "people", FigureValue(None, "unbekannt oder geheim")),
        ("x", "people", FigureValue(None, "gesperrt")),
        ("X", "people", FigureValue(None, "gesperrt")),
        ("(12)", "people", FigureValue(Decimal(12), "eingeschränkt aussagekräftig")),
        ("12,5 %", "share", FigureValue(Decimal("12.5"))),
        (Decimal("1.234"), "share", FigureValue(Decimal("1.234"))),
        (Decimal(38160), "people", FigureValue(Decimal(38160))),
        ("-7", "balance", FigureValue(Decimal(-7))),
        ("1/3", "people", None),
    ],
)
def test_signs_of_the_offices_are_understood(value: Cell, code: str, figure: FigureValue | None) -> None:
    assert read(written(value), told=Told(code)).figures.get(key(code)) == figure


def test_single_group_of_three_is_read_as_the_rest_of_the_table_says() -> None:
    found = read(written("1.234"), written("0,5", line=3, region="05370008"), told=Told("share"))

    assert [(each.line, each.sentence) for each in found.problems] == [(2, "„1.234“ ist zu groß")]


def test_same_region_and_day_twice_is_said_with_the_first_line() -> None:
    found = read(written("12"), written("13", line=5), written("12", line=6))

    assert found.figures == {key(): FigureValue(Decimal(12))}
    assert misfits(found) == [
        (5, "AGS", Fault.TWICE, "05370004 am 31.12.2022 steht schon in Zeile 2, mit einem anderen Wert"),
        (6, "AGS", Fault.NO_VALUE, "05370004 am 31.12.2022 steht schon in Zeile 2, mit demselben Wert"),
    ]


def test_table_without_rows_is_refused() -> None:
    with pytest.raises(NotATable, match="keine einzige Zahl"):
        read()


def test_table_that_is_too_long_is_refused_where_the_limit_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_plan, "ROWS_LIMIT", 3)
    taken: list[int] = []

    def endless() -> Iterable[Written]:
        while True:
            taken.append(1)
            yield written()

    with pytest.raises(NotATable, match=r"mehr als 3 Zeilen. Bitte in mehrere Dateien teilen"):
        read_figures(FigureTable(iter(endless())), KNOWN, Told("people"))
    assert len(taken) == 4


def test_plan_tells_new_from_corrected_and_unchanged() -> None:
    found = read(written("12"), written("13", region="05370008"), written("25", region="05"))
    stored = {
        key(): FigureValue(Decimal("12.0000")),
        key(region="05370008"): FigureValue(Decimal(14)),
    }

    plan = planned(found, stored)

    assert (list(plan.new), plan.unchanged) == ([key(region="05")], 1)
    assert plan.corrected == {
        key(region="05370008"): Correction(FigureValue(Decimal(14)), FigureValue(Decimal(13)))
    }


def test_report_says_what_changes_and_what_does_not_fit() -> None:
    found = read(
        written("1.300", region="05370008"),
        written("25", region="05", line=3),
        written("1", region="09162000", line=4),
        written("abc", line=5),
    )
    plan = planned(found, {key(region="05370008"): FigureValue(None)})

    assert list(report_lines(plan)) == [
        "1 neue Zahl, 1 Berichtigung, 0 unverändert.",
        "  05370008, 31.12.2022, people: geheim → 1.300",
        "Ausgelassen: 1 Zeile (liegen in anderen Ländern).",
        "1 Zeile passt nicht:",
        "  Zeile 5, Spalte „Wert“: „abc“ ist keine Zahl.",
    ]
    assert ending(plan, applied=False, with_faults_left_out=False) == (
        "Nichts wurde übernommen. Bitte die Zeilen berichtigen, oder sie mit --leave-out-faulty auslassen."
    )
    assert ending(plan, applied=False, with_faults_left_out=True) == (
        "Das würde 2 Zahlen ändern. Mit --apply wird es übernommen."
    )
    assert ending(plan, applied=True, with_faults_left_out=True) == "Übernommen: 2 Zahlen."


def test_report_stays_short() -> None:
    found = read(*(written("abc", line=line) for line in range(2, 1200)))
    lines = list(report_lines(planned(found, {})))

    assert (lines[1], lines[-1], len(lines)) == (
        "1.198 Zeilen passen nicht:",
        "  … und 1.178 weitere Zeilen",
        23,
    )
