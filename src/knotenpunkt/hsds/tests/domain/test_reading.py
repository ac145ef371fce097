"""Whatever is sent: it is read, or refused with a reason; it never breaks the reader."""

import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotenpunkt.hsds.domain import documents, packages, table_reading
from knotenpunkt.hsds.domain.documents import LARGEST, Refusal, Unreadable
from knotenpunkt.hsds.queries.objects import vocabulary
from knotenpunkt.hsds.tests.checked import (
    KEYS,
    errors,
    good_service,
    package,
    report_of,
    report_of_json,
    told,
)

SERVICE = json.dumps(good_service(), ensure_ascii=False)
TABLE = f"id,name,status,organization_id\n{KEYS[0]},Größe,active,{KEYS[1]}\n"


def refusal_of(name: str, content: bytes | str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        report_of(name, content)
    return refused.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize(("name", "text"), [("a.json", SERVICE), ("services.csv", TABLE)])
def test_encodings_are_told_apart(name: str, text: str, encoding: str) -> None:
    report = report_of(name, text.encode(encoding))

    assert [line for line in told(report) if "encoding" in line] == (
        [] if encoding.startswith("utf-8") else [". encoding"]
    )
    assert (report.records["service"], errors(report)) == (1, [])


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.json", "", Refusal.EMPTY),
        ("a.json", "  \n", Refusal.EMPTY),
        ("a.json", b" " * LARGEST + b"{}", Refusal.TOO_LARGE),
        ("a.json", b" " * (LARGEST + 1), Refusal.TOO_LARGE),
        ("a.pdf", b"%PDF-1.7\n", Refusal.PDF),
        (
            "a.xlsx",
            package({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}),
            Refusal.OFFICE_FILE,
        ),
        ("a.json", "12", Refusal.NOT_HSDS),
        ("a.json", '"Angebote"', Refusal.NOT_HSDS),
        ("a.txt", "Sehr geehrte Damen und Herren", Refusal.NOT_HSDS),
        ("a.bin", bytes(range(256)), Refusal.NOT_TEXT),
        ("a.json", "[" * 200_000, Refusal.TOO_DEEP),
        ("a.zip", b"PK\x03\x04 und mehr nicht", Refusal.BROKEN_PACKAGE),
        ("a.zip", package({"services.csv": TABLE})[:-30], Refusal.BROKEN_PACKAGE),
        ("a.zip", package({}), Refusal.NO_TABLES),
        ("angebote.csv", TABLE, Refusal.UNKNOWN_TABLE),
    ],
)
def test_what_cannot_be_read_is_refused(name: str, content: bytes | str, refusal: Refusal) -> None:
    assert refusal_of(name, content).refusal is refusal


def test_broken_json_is_refused_with_line_and_column() -> None:
    values = refusal_of("a.json", '{\n  "id": 1,\n  "name" "Kurs"\n}').values

    assert (values["line"], values["column"]) == (3, 10)


def test_bad_line_does_not_keep_others_from_being_read() -> None:
    report = report_of("a.ndjson", f"{SERVICE}\n{{kaputt\n\n{SERVICE.replace(KEYS[0], KEYS[9])}\n")

    assert (report.records["service"], report.findings[0].places[0].number) == (2, 2)
    assert "broken_line" in told(report)[0]


def test_lines_are_recognized_without_their_ending() -> None:
    assert report_of("antwort", f"{SERVICE}\n{SERVICE}\n").records["service"] == 2


def test_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = package({"services.csv": b"0" * 1_000_000})
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 100_000)

    assert refusal_of("a.zip", bomb).refusal is Refusal.PACKAGE_TOO_LARGE


def test_word_of_a_package_for_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = bytearray(package({"services.csv": b"0" * 1_000_000}))
    place = bomb.rindex(b"PK\x01\x02") + 24  # the unpacked size in the directory
    bomb[place : place + 4] = (10).to_bytes(4, "little")
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 100_000)

    assert refusal_of("a.zip", bytes(bomb)).refusal in {Refusal.BROKEN_PACKAGE, Refusal.PACKAGE_TOO_LARGE}


def test_locked_package_is_refused() -> None:
    locked = bytearray(package({"services.csv": TABLE}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal_of("a.zip", bytes(locked)).refusal is Refusal.LOCKED_PACKAGE


def test_too_many_records_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reading, "MOST_RECORDS", 1)

    assert refusal_of("services.csv", TABLE + TABLE.partition("\n")[2]).refusal is Refusal.TOO_MANY
    assert documents.MOST_RECORDS == 20_000


def test_files_of_a_package_that_are_no_tables_are_named() -> None:
    files = {"daten/services.csv": TABLE, "liesmich.txt": "Hallo", "__MACOSX/._services.csv": "x"}

    report = report_of("a.zip", package(files))

    assert [line for line in told(report) if "unknown_file" in line] == [". unknown_file"]
    assert report.records == {"service": 1}


def test_table_of_a_spreadsheet_with_semicolons_is_read_with_a_warning() -> None:
    report = report_of("services.csv", TABLE.replace(",", ";"))

    assert (report.records["service"], errors(report)) == (1, [])
    assert "service. separator" in told(report)


def test_rows_of_another_length_are_found() -> None:
    assert "service. cells" in told(report_of("services.csv", TABLE + "nur,drei,zellen\n"))


def test_key_that_is_written_twice_is_found() -> None:
    report = report_of("a.json", '{"id": "a", "name": "x", "name": "y"}')

    assert [one.places[0].value for one in report.findings if one.code == "key_twice"] == ["name"]


@pytest.mark.parametrize("number", ["1" * 5_000, "1e999", "NaN", "-Infinity"])
def test_number_that_is_too_large_is_none(number: str) -> None:
    report = report_of("a.json", SERVICE.replace('"active"', f'"active", "minimum_age": {number}'))

    assert errors(report) == ["service.minimum_age not_number"]


def test_objects_inside_one_another_are_followed_so_far() -> None:
    document: dict[str, Any] = good_service()
    for _ in range(40):
        document = good_service(
            organization={"id": KEYS[1], "name": "A", "description": "B", "services": [document]}
        )

    assert "service.organization too_deep" in errors(report_of_json(document))


def test_front_page_and_empty_page_are_hints() -> None:
    front = {
        "version": "3.1",
        "profile": "https://a.example/",
        "openapi_url": "https://a.example/openapi.json",
    }

    assert told(report_of_json(front)) == [". front_page", ". no_records"]
    assert told(report_of_json({"contents": [], "total_pages": 0})) == [". no_records"]


KEYS_OF_FIELDS = sorted(
    {name for one in vocabulary().values() for name in one.fields} | {"contents", "services"}
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(KEYS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS_OF_FIELDS) | st.text(), inner, max_size=8)
    ),
    max_leaves=30,
)
names = st.sampled_from(["a.json", "a.ndjson", "services.csv", "locations.json", "a.zip", "", "a"])


def check_or_refuse(name: str, content: bytes) -> None:
    """Any other exception than a refusal fails the test; whatever is found can be written."""
    try:
        found = report_of(name, content).findings
    except Unreadable:
        return
    assert all(one.count >= len(one.places) for one in found)
    json.dumps([one.places for one in found], default=str, ensure_ascii=False).encode()


@given(name=names, document=json_values)
def test_no_document_breaks_the_check(name: str, document: Any) -> None:
    check_or_refuse(name, json.dumps(document).encode())


@given(name=names, content=st.binary(max_size=300))
def test_no_bytes_break_the_check(name: str, content: bytes) -> None:
    check_or_refuse(name, content)


@given(text=st.text(max_size=300))
def test_no_table_breaks_the_check(text: str) -> None:
    check_or_refuse("services.csv", text.encode("utf-8", "replace"))


@given(position=st.integers(0, 2_000), byte=st.integers(0, 255))
def test_no_damage_of_a_package_breaks_the_check(position: int, byte: int) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        opened.writestr("services.csv", TABLE)
        opened.writestr("organizations.json", "[{}]")
    damaged = bytearray(written.getvalue())
    damaged[position % len(damaged)] = byte
    check_or_refuse("a.zip", bytes(damaged))
