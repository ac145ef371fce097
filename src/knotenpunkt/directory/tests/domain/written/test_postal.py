"""Postal codes and streets."""

import pytest

from knotenpunkt.directory.domain.written.postal import read_postal_code, read_street
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.directory.tests.domain.written.samples import text_cell


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (41812, "41812"),
        (41812.0, "41812"),
        ("41812", "41812"),
        ("D-41812", "41812"),
        ("D 41812", "41812"),
        (1067, "01067"),
    ],
)
def test_postal_code_is_five_digits(value: object, expected: str) -> None:
    reading = read_postal_code(text_cell(value))
    assert (reading.value, reading.issues) == (expected, ())
    assert read_postal_code(text_cell(expected)).value == expected


def test_other_postal_code_stays_and_is_asked_about() -> None:
    reading = read_postal_code(text_cell("4181"))
    assert (reading.value, [issue.kind for issue in reading.issues]) == ("4181", [IssueKind.UNREADABLE])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Roermonder Str.", "Roermonder Straße"),
        ("Ludovicistr.", "Ludovicistraße"),
        ("Sittarder Str. 1", "Sittarder Straße 1"),
        ("Bauerstr.38", "Bauerstraße 38"),
        ("Konrad-Adenauer-Str. 196", "Konrad-Adenauer-Straße 196"),
        ("Hilfarther Strasse 49 a", "Hilfarther Straße 49 a"),
        ("Von-Harff-Straße", "Von-Harff-Straße"),
        ("Bahnhofstraße (alter Bahnhof)", "Bahnhofstraße (alter Bahnhof)"),
        ("Straßburger Weg", "Straßburger Weg"),
        ("Am Hagelkreuz", "Am Hagelkreuz"),
    ],
)
def test_street_is_written_out(written: str, expected: str) -> None:
    reading = read_street(text_cell(written))
    assert (reading.value, reading.issues) == (expected, ())
    assert read_street(text_cell(expected)).value == expected


def test_two_addresses_stay_and_are_asked_about() -> None:
    reading = read_street(text_cell("Rheinstr., ab 2020 Friedrichsplatz"))
    assert reading.value == "Rheinstraße, ab 2020 Friedrichsplatz"
    assert [issue.kind for issue in reading.issues] == [IssueKind.SEVERAL_VALUES]


def test_reference_to_another_street_is_asked_about() -> None:
    reading = read_street(text_cell("s. o."))
    assert (reading.value, [issue.kind for issue in reading.issues]) == ("", [IssueKind.UNRESOLVED_REFERENCE])
