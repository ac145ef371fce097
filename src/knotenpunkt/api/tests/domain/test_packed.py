"""Tables as text and files in one file."""

from io import BytesIO
from zipfile import ZipFile

from knotenpunkt.api.domain.packed import csv_text, zip_file
from knotenpunkt.api.domain.records import Record


def test_a_table_has_its_columns_in_their_order_and_nothing_for_what_is_not_known() -> None:
    rows: list[Record] = [
        {"b": 'er sagt „ja", oder', "a": "Größe"},
        {"a": "zwei\nZeilen", "c": False, "x": "fehlt"},
    ]

    assert csv_text(("a", "b", "c"), rows).decode() == (
        'a,b,c\r\nGröße,"er sagt „ja"", oder",\r\n"zwei\nZeilen",,false\r\n'
    )


def test_numbers_are_written_as_they_are() -> None:
    rows = [{"a": 0, "b": 2.5, "c": True}]

    assert csv_text(("a", "b", "c"), rows) == b"a,b,c\r\n0,2.5,true\r\n"


def test_a_zip_file_says_nothing_of_when_it_was_made() -> None:
    files = {"b.csv": b"b", "a.csv": b"a" * 1000}
    with ZipFile(BytesIO(zip_file(files))) as archive:
        told = {(entry.date_time, entry.create_system, entry.external_attr) for entry in archive.infolist()}

        assert archive.namelist() == ["b.csv", "a.csv"]
        assert archive.read("a.csv") == files["a.csv"]
        assert told == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)}
