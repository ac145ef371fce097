"""Figures are found in whichever of the known layouts a table has."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from knotenpunkt.monitoring.domain.figure_tables import NotATable, Row, Written, read_table

NEW_HEADING = (
    "statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;"
    "1_variable_attribute_code;1_variable_attribute_label;2_variable_code;2_variable_label;"
    "2_variable_attribute_code;2_variable_attribute_label;value;value_unit;value_variable_code;value_variable_label"
)
OLD_HEADING = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;1_Auspraegung_Code;"
    "1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;2_Auspraegung_Label;"
    "BEV038__Auslaender__Anzahl"
)


def rows(text: str) -> list[Row]:
    reader = csv.reader(text.splitlines(), delimiter=";")
    return [Row(reader.line_num, cells) for cells in reader]


def figures(text: str) -> list[Written]:
    return list(read_table(rows(text)).figures)


def new_row(time: str, region: str, sex: str, label: str, value: str, kind: str = "BEV038") -> str:
    return (
        f"12521;Ausländer;STAG;Stichtag;{time};KREISE;Kreise;{region};Ort;GES;Geschlecht;{sex};{label};{value};"
        f"Anzahl;{kind};Ausländer"
    )


def old_row(time: str, region: str, sex: str, label: str, value: str) -> str:
    return f"12521;Ausländer;STAG;Stichtag;{time};KREISE;Kreise;{region};Ort;GES;Geschlecht;{sex};{label};{value}"


@pytest.mark.parametrize(
    "heading", ["AGS;Stichtag;Wert", "Amtlicher Gemeindeschlüssel;Datum;Anzahl", "ags5;reference_date;total"]
)
def test_table_by_key_is_known_by_german_and_english_headings(heading: str) -> None:
    assert figures(f"{heading}\n05370;31.12.2022;38.160") == [Written(2, "05370", "31.12.2022", "38.160")]


def test_table_by_key_may_name_indicator_and_note_in_any_order_under_a_title() -> None:
    text = "Unsere Zahlen\n\nHinweis;Wert;Indikator;AGS\nvorläufig;12;volunteers_active;05370004\n;;;\n"

    assert figures(text) == [Written(4, "05370004", "", "12", "volunteers_active", "vorläufig")]


def test_table_names_its_headings() -> None:
    assert read_table(rows("Schlüssel;Stichtag;Wert\n05370;;1")).headings == {
        "region": "Schlüssel",
        "day": "Stichtag",
        "value": "Wert",
    }


def test_two_columns_for_one_thing_are_refused() -> None:
    with pytest.raises(NotATable, match=r"nicht klar, welche Spalte den Wert enthält .„Wert“ und „Anzahl“"):
        figures("AGS;Wert;Anzahl\n05370;1;2")
    with pytest.raises(NotATable, match=r"Zwei Spalten bedeuten dasselbe .„Stichtag“ und „Datum“"):
        figures("AGS;Wert;Stichtag;Datum\n05370;1;;")


def test_table_without_heading_is_refused() -> None:
    with pytest.raises(NotATable, match="keine Kopfzeile"):
        figures("a;b\n1;2")


OFFICIAL = """Ausländer: Kreise, Stichtag, Geschlecht
Ausländerstatistik
Stichtag Kreise;;männlich;weiblich;Insgesamt
31.12.2021
05370;Heinsberg, Kreis;18000;17000;35000
31.12.2022
05313;Aachen, kreisfreie Stadt (bis 20.10.2009);-;-;-
05370;Heinsberg, Kreis;20000;18160;38160
______________
05370;Fußnote;;;1
"""


def test_official_table_has_the_day_above_the_regions_and_the_total_at_its_end() -> None:
    assert figures(OFFICIAL) == [
        Written(5, "05370", "31.12.2021", "35000"),
        Written(7, "05313", "31.12.2022", "-"),
        Written(8, "05370", "31.12.2022", "38160"),
    ]
    assert read_table(rows(OFFICIAL)).is_official


def test_official_table_may_have_the_day_before_the_key() -> None:
    text = ";;;männlich;weiblich;Insgesamt\n31.12.2022;05370;Heinsberg, Kreis;1;2;3\n31.12.2022;DG;Deutschland;1;2;3"

    assert figures(text) == [Written(2, "05370", "31.12.2022", "3")]


def test_official_table_of_a_workbook_has_days_and_numbers_as_cells() -> None:
    found = read_table(
        [
            Row(1, ["Stichtag", "", "Insgesamt"]),
            Row(2, [date(2022, 12, 31), "", ""]),
            Row(3, ["05370", "Heinsberg", Decimal(38160)]),
        ]
    )

    assert list(found.figures) == [Written(3, "05370", date(2022, 12, 31), Decimal(38160))]


def test_official_table_with_several_totals_is_refused() -> None:
    with pytest.raises(NotATable, match="mehrere Spalten „Insgesamt“"):
        figures(";;Insgesamt;Insgesamt\n05370;Heinsberg;1;2")


def test_flat_file_gives_the_totals_of_regions() -> None:
    text = "\n".join(
        [
            NEW_HEADING,
            new_row("2022-12-31", "05370", "", "Insgesamt", "38160"),
            new_row("2022-12-31", "05370", "GESM", "männlich", "20000"),
            new_row("2022-12-31", "DG", "", "Insgesamt", "1"),
            new_row("2022", "05315", "", "Insgesamt", "."),
        ]
    )

    assert figures(text) == [
        Written(2, "05370", "2022-12-31", "38160"),
        Written(5, "05315", "31.12.2022", "."),
    ]


def test_flat_file_of_two_kinds_is_refused() -> None:
    text = "\n".join(
        [
            NEW_HEADING,
            new_row("2022-12-31", "05370", "", "Insgesamt", "38160"),
            new_row("2022-12-31", "05370", "", "Insgesamt", "12,5", kind="BEV999"),
        ]
    )

    with pytest.raises(NotATable, match=r"Zeile 3: Die Datei enthält verschiedene Werte .BEV038, BEV999"):
        figures(text)


def test_old_flat_file_has_its_value_in_the_last_column() -> None:
    text = "\n".join(
        [
            OLD_HEADING,
            old_row("31.12.2022", "05370", "GESM", "männlich", "20000"),
            old_row("31.12.2022", "05370", "", "Insgesamt", "38160"),
        ]
    )

    assert figures(text) == [Written(3, "05370", "31.12.2022", "38160")]
    with pytest.raises(NotATable, match="mehrere Werte je Zeile"):
        figures(f"{OLD_HEADING};BEV039__Anderes__Anzahl\n")
