"""Places by municipality and village."""

import pytest

from knotenpunkt.directory.domain.written.places import Place, read_place
from knotenpunkt.directory.domain.written.reading import IssueKind
from knotenpunkt.directory.tests.domain.written.samples import (
    ERKELENZ,
    GEILENKIRCHEN,
    HEINSBERG,
    HUECKELHOVEN,
    PLACES,
    WEGBERG,
    text_cell,
)
from knotenpunkt.regions.queries.settlements import villages


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Erkelenz  ", Place("Erkelenz", (ERKELENZ,))),
        ("Hueckelhoven", Place("Hückelhoven", (HUECKELHOVEN,))),
        ("Übach-Palenberg-Holthausen", Place("Übach-Palenberg-Holthausen", ("05370028",))),
        ("Erkelenz-Kuckum (alt)", Place("Erkelenz-Kuckum (alt)", (ERKELENZ,))),
        ("Ratheim", Place("Hückelhoven-Ratheim", (HUECKELHOVEN,))),
        ("Kreis Heinsberg", Place("kreisweit", (), district_wide=True)),
        ("kreisweit", Place("kreisweit", (), district_wide=True)),
        (
            "Geilenkirchen / Wegberg-Dalheim",
            Place("Geilenkirchen / Wegberg-Dalheim", (GEILENKIRCHEN, WEGBERG)),
        ),
        (
            "Heinsberg, Hückelhoven, Erkelenz",
            Place("Heinsberg, Hückelhoven, Erkelenz", (HEINSBERG, HUECKELHOVEN, ERKELENZ)),
        ),
        (
            "Hückelhoven und Kreis Heinsberg",
            Place("Hückelhoven und Kreis Heinsberg", (HUECKELHOVEN,), district_wide=True),
        ),
        ("Düren", Place("Düren")),
        ("", Place()),
    ],
)
def test_place_is_recognised_by_name(written: str, expected: Place) -> None:
    reading = read_place(text_cell(written), PLACES)
    assert reading.value == expected
    assert read_place(text_cell(reading.written), PLACES).value == expected


def test_village_of_two_municipalities_is_asked_about() -> None:
    reading = read_place(text_cell("Beeck"), PLACES)
    assert reading.value == Place("Beeck")
    assert reading.issues[0].kind is IssueKind.AMBIGUOUS_PLACE
    assert reading.issues[0].candidates == ("Wegberg-Beeck", "Geilenkirchen-Beeck")


def test_village_is_learnt_from_the_sheet_itself() -> None:
    learnt = PLACES.learning(["Wassenberg-Birgelen", None, "Übach-Palenberg", 3])
    assert read_place(text_cell("Birgelen"), learnt).written == "Wassenberg-Birgelen"
    assert read_place(text_cell("Birgelen"), PLACES).written == "Birgelen"


def test_umlaut_is_given_back_to_names_of_places_only() -> None:
    assert [PLACES.spelled(word) for word in ("Hueckelhoven", "Hückelhoven", "neue", "Ratheim")] == [
        "Hückelhoven",
        "Hückelhoven",
        "neue",
        "Ratheim",
    ]


def test_known_villages_belong_to_the_ten_municipalities() -> None:
    known = villages()
    assert set(known) == set(PLACES.names)
    assert all(len(set(names)) == len(names) for names in known.values())
