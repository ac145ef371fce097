"""Which places are recognised in a question, however they are written."""

import json
import re

import pytest

from knotenpunkt.search.domain.gazetteer import Gazetteer, Place, PlaceEntry, distance_km
from knotenpunkt.search.domain.intents import recognised
from knotenpunkt.search.domain.place_files import PlaceNames, parsed_place_names
from knotenpunkt.search.tests.domain.places import INTENTS, gazetteer, vocabulary

_HEINSBERG = Place("05370016", "Heinsberg", "Heinsberg", 51.061906, 6.094538)
_WEGBERG = Place("05370040", "Wegberg", "Wegberg", 51.140129, 6.276829)


def _places(question: str, language: str = "de", places: Gazetteer | None = None) -> list[str]:
    """The names of the places found in a question."""
    return [
        intent.name
        for intent in recognised(question, language, vocabulary(), places or gazetteer())
        if intent.kind.value == "place"
    ]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Übach-Palenberg", "Übach-Palenberg"),
        ("übach palenberg", "Übach-Palenberg"),
        ("Uebach Palenberg", "Übach-Palenberg"),
        ("Ubach-Palenberg", "Übach-Palenberg"),
        ("Übachpalenberg", "Übach-Palenberg"),
        ("ÜBACH-PALENBERG", "Übach-Palenberg"),
        ("Hückelhoven", "Hückelhoven"),
        ("hueckelhoven", "Hückelhoven"),
        ("huckelhoven", "Hückelhoven"),
        ("Hückel hoven", "Hückelhoven"),
        ("Rath Anhoven", "Rath-Anhoven"),
        ("Langenfeld", "Langenfeld (Rheinland)"),
        ("Mülheim", "Mülheim an der Ruhr"),
        ("St. Augustin", "Sankt Augustin"),
        ("Keulen", "Köln"),
        ("Cologne", "Köln"),
        ("Aix-la-Chapelle", "Aachen"),
    ],
)
def test_name_is_found_in_every_spelling(spelling: str, name: str) -> None:
    assert _places(f"Kurs {spelling}") == [name]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Kurs Wessenberg", ["Wassenberg"]),
        ("Kurs Wasenberg", ["Wassenberg"]),
        ("Kurs Wegebrg", ["Wegberg"]),
        ("Kurs Erkelens", ["Erkelenz"]),
        ("Kurs in Heinzbreg", ["Heinsberg"]),  # two errors, after a preposition
        ("Kurs Heinzbreg", ["Heinsberg"]),  # two errors in nine letters
        ("Kurs Ratheeym", []),
        ("Kurs in Ratheym", ["Ratheim"]),
        ("Kurs in Aarsbeck", ["Arsbeck"]),
        ("Kurs in Waldfrucht", []),  # an ordinary word
        ("Kurs in Stahl", []),
        ("schöne Haare", []),
        ("Kurs in Basel", []),  # another first letter is another place
        ("Kurs Wegber", ["Wegberg"]),
        ("Kurs Hükelhoven", ["Hückelhoven"]),
        ("Kurs in Übach-Palenbreg", ["Übach-Palenberg"]),
        ("Kurs Gelenkirchen", ["Geilenkirchen"]),  # nearer than Gelsenkirchen in the order of entries
        ("Heinsberger Straße", []),
        ("Geilenkirchener Straße", []),
        ("in Hückelhovener Gruppen", []),
    ],
)
def test_misspelt_name_is_found_where_nothing_else_is_meant(question: str, names: list[str]) -> None:
    assert _places(question) == names


def test_without_a_dictionary_misspelt_names_need_a_preposition() -> None:
    places = Gazetteer.of([PlaceEntry("05370036", "Wassenberg", 51.1, 6.2)])

    assert _places("Kurs Wessenberg", places=places) == []
    assert _places("Kurs in Wessenberg", places=places) == ["Wassenberg"]


def test_german_dictionary_is_enough_for_readers_of_german_only() -> None:
    entry = PlaceEntry("05370036", "Wassenberg", 51.1, 6.2)
    places = Gazetteer.of([entry], None, lambda word: word == "Wassenburg")

    assert _places("Kurs Wessenberg", places=places) == ["Wassenberg"]
    assert _places("Kurs Wassenburg", places=places) == []
    assert _places("kurs Wessenberg", "pl", places) == []


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("в Обербруху", "uk", ["Oberbruch"]),
        ("в Доверене", "ru", ["Doveren"]),  # by its sounds only
        ("в Тевереме", "ru", []),
        ("в Геймбахе", "ru", ["Heimbach"]),
        ("культурне товариство", "uk", []),  # the consonants of Geldern
        ("в Воде", "ru", []),
        ("في هيلفارت", "ar", ["Hilfarth"]),
        ("في أرسبيك", "ar", ["Arsbeck"]),
        ("أرسبيك", "ar", []),  # not without a preposition
        ("في دوفيرين", "ar", []),  # Doveren or Teveren
        ("في المدرسة", "ar", []),
        ("در تورن", "fa", []),
        ("ويغبرغ", "ar", ["Wegberg"]),
        ("بهاينسبرغ", "ar", ["Heinsberg"]),
        ("وگبرگ", "de", ["Wegberg"]),
        ("Вегберг", "de", ["Wegberg"]),
    ],
)
def test_name_in_other_letters_is_found(question: str, language: str, names: list[str]) -> None:
    assert _places(question, language) == names


@pytest.mark.parametrize(
    ("question", "language", "names"),
    [
        ("Wegberg'de", "tr", ["Wegberg"]),
        ("Wegbergde", "tr", ["Wegberg"]),
        ("Erkelenz'in yakınında", "tr", ["Erkelenz"]),
        ("w Wegbergu", "pl", ["Wegberg"]),
        ("z Heinsberga", "pl", ["Heinsberg"]),
        ("Wegbergs Vereine", "de", ["Wegberg"]),
        ("kolonie", "pl", []),
    ],
)
def test_inflected_name_is_found(question: str, language: str, names: list[str]) -> None:
    assert _places(question, language) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Essen", []),
        ("Essen auf Rädern", []),
        ("in Essen", ["Essen"]),
        ("in der Nähe von Essen", ["Essen"]),
        ("nach dem Essen", []),
        ("Stein", []),
        ("in Stein", ["Stein"]),
        ("haaren", []),
        ("Haaren", ["Haaren"]),
        ("in haaren", ["Haaren"]),
        ("Schmerzen lindern", []),
        ("Lindern", ["Lindern"]),
        ("Essen-Gutschein", []),
        ("Stein Straße", []),
    ],
)
def test_name_that_is_an_ordinary_word_needs_more(question: str, names: list[str]) -> None:
    assert _places(question) == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("41844", ["Wegberg"]),
        ("٤١٨٤٤", ["Wegberg"]),
        ("D-41844 Wegberg", ["Wegberg"]),
        ("52525", ["Heinsberg"]),  # of two municipalities the earlier entry
        ("4184", []),
        ("418440", []),
        ("99999", []),
        ("41844 Erkelenz", ["Wegberg", "Erkelenz"]),
    ],
)
def test_postal_code_stands_for_its_municipality(question: str, names: list[str]) -> None:
    assert _places(question) == names


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("Beeck", ["05370040"]),  # of two villages that of the earlier entry
        ("Geilenkirchen-Beeck", ["05370012"]),
        ("Wegberg-Beeck", ["05370040"]),
        ("Beeck (Wegberg)", ["05370040"]),
        ("Beeck, Wegberg", ["05370040"]),
        ("Eschweiler", ["05334012"]),  # the town, not the village of Heinsberg
        ("Heinsberg-Eschweiler", ["05370016"]),
        ("Arsbeck, Dalheim", ["05370040", "05370040"]),
        ("Heinsberg", ["05370016"]),
        ("Kreis Heinsberg", ["district"]),
        ("im ganzen Kreis", ["district"]),
    ],
)
def test_village_is_told_apart_by_its_municipality(question: str, keys: list[str]) -> None:
    assert [intent.value for intent in recognised(question, "de", vocabulary(), gazetteer())] == keys


def test_entry_brings_its_own_names_and_codes() -> None:
    entry = PlaceEntry("1", "Musterstadt", 51.0, 6.0, ("Mustertown",), ("Musterdorf",), ("12345",))
    places = Gazetteer.of([entry], PlaceNames())

    assert _places("Mustertown 12345 Musterdorf", places=places) == ["Musterdorf"]


def test_distance_is_the_straight_line_times_1_3() -> None:
    assert round(distance_km(_HEINSBERG, _WEGBERG), 1) == 20.0


def test_distance_is_the_same_both_ways_and_nothing_to_itself() -> None:
    assert distance_km(_HEINSBERG, _WEGBERG) == pytest.approx(distance_km(_WEGBERG, _HEINSBERG))
    assert distance_km(_WEGBERG, _WEGBERG) == 0


def _names_with(key: str, value: object) -> str:
    content = json.loads((INTENTS / "place_names.json").read_text(encoding="utf-8"))
    return json.dumps(content | {key: value})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "intents/place_names.json: not JSON, line 1: "),
        ("[]", "intents/place_names.json: keys must be exactly "),
        ('{"names": {}}', "intents/place_names.json: keys must be exactly "),
        (_names_with("names", {}), "intents/place_names.json, names: not an object with lists"),
        (
            _names_with("names", {"Wegberg": ["x"]}),
            "intents/place_names.json, names: „Wegberg“ is no key of it",
        ),
        (
            _names_with("districts", {"05370": []}),
            "intents/place_names.json, districts.05370: not a list of texts",
        ),
        (
            _names_with("only_with_preposition", [""]),
            "intents/place_names.json, only_with_preposition: not a list of texts",
        ),
    ],
)
def test_file_of_names_that_breaks_the_rules_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        parsed_place_names(text)
