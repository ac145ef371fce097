"""Villages and postal codes by which municipalities are found."""

import re

from knotenpunkt.regions.actions.load_regions import region_files
from knotenpunkt.regions.queries.settlements import seat_postal_codes, villages

HEINSBERG_DISTRICT = "05370"
MUNICIPALITIES = {entry.ags: entry.name for entry in region_files().municipalities}


def test_villages_are_those_of_the_ten_municipalities_of_kreis_heinsberg() -> None:
    own = {ags for ags in MUNICIPALITIES if ags.startswith(HEINSBERG_DISTRICT)}

    assert set(villages()) == own
    assert len(own) == 10


def test_well_known_villages_lie_where_they_lie() -> None:
    where = {
        "Arsbeck": "Wegberg",
        "Birgelen": "Wassenberg",
        "Lövenich": "Erkelenz",
        "Oberbruch": "Heinsberg",
        "Ratheim": "Hückelhoven",
        "Teveren": "Geilenkirchen",
    }

    assert {
        village: MUNICIPALITIES[ags]
        for ags, those in villages().items()
        for village in those
        if village in where
    } == where


def test_no_village_is_named_twice_in_its_municipality() -> None:
    names = [(ags, village) for ags, those in villages().items() for village in those]

    assert len(set(names)) == len(names)
    assert [village for _, village in names if village.strip() != village or not village] == []


def test_every_municipality_of_the_state_has_the_postal_code_of_its_town_hall() -> None:
    codes = seat_postal_codes()

    assert set(codes) == set(MUNICIPALITIES)
    assert [code for code in codes.values() if not re.fullmatch(r"[345]\d{4}", code)] == []


def test_postal_codes_are_those_of_the_towns() -> None:
    codes = {
        MUNICIPALITIES[ags]: code for ags, code in seat_postal_codes().items() if ags.startswith("05370")
    }

    assert codes == {
        "Erkelenz": "41812",
        "Gangelt": "52538",
        "Geilenkirchen": "52511",
        "Heinsberg": "52525",
        "Hückelhoven": "41836",
        "Selfkant": "52538",
        "Übach-Palenberg": "52531",
        "Waldfeucht": "52525",
        "Wassenberg": "41849",
        "Wegberg": "41844",
    }
