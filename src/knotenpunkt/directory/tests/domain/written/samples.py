"""A small centre to read against: its municipalities, villages and a few curated words."""

import json
from pathlib import Path

from knotenpunkt.directory.domain.written.places import PlaceIndex
from knotenpunkt.directory.domain.written.reading import RawCell
from knotenpunkt.directory.domain.written.terms import Terms, Vocabulary

ERKELENZ, GEILENKIRCHEN, HEINSBERG, HUECKELHOVEN = "05370004", "05370012", "05370016", "05370020"
WASSENBERG, WEGBERG = "05370036", "05370040"

MUNICIPALITIES = {
    ERKELENZ: "Erkelenz",
    "05370008": "Gangelt",
    GEILENKIRCHEN: "Geilenkirchen",
    HEINSBERG: "Heinsberg",
    HUECKELHOVEN: "Hückelhoven",
    "05370024": "Selfkant",
    "05370028": "Übach-Palenberg",
    "05370032": "Waldfeucht",
    WASSENBERG: "Wassenberg",
    WEGBERG: "Wegberg",
}
PLACES = PlaceIndex.of(
    MUNICIPALITIES,
    ["Kreis Heinsberg"],
    {HUECKELHOVEN: ["Ratheim", "Baal"], WEGBERG: ["Beeck", "Arsbeck"], GEILENKIRCHEN: ["Beeck", "Teveren"]},
)

TOPICS = Terms.of(
    [
        ("begegnung", "Begegnung", ["Treff", "Café"]),
        ("kinder-jugend", "Kinder/Jugend", ["Kinder", "Jugend", "Kinder- und Jugendarbeit"]),
        ("kleidung-sachspenden", "Kleidung/Sachspenden", ["Kleidung", "Kleiderkammer"]),
        ("sport", "Sport", ["Bewegung"]),
        ("sprache", "Sprache", ["Deutsch", "Sprachkurs"]),
        ("familie", "Familie", ["Familienberatung"]),
        ("beratung", "Beratung", []),
        ("uebergang", "Übergang Schule-Beruf", ["Ausbildung"]),
    ]
)
TARGET_GROUPS = Terms.of(
    [
        ("refugees", "Geflüchtete", ["Flüchtlinge"]),
        ("mothers", "Mütter", ["geflüchtete Mütter", "Frauen mit Kindern"]),
        ("women", "Frauen", []),
        ("girls", "Mädchen", []),
        ("children", "Kinder", ["Kitakinder"]),
        ("youth", "Jugendliche", []),
        ("adults", "Erwachsene", []),
        ("young-adults", "Junge Erwachsene", []),
        ("parents", "Eltern", []),
        ("history", "Menschen mit Migrationshintergrund", []),
        ("everyone", "Alle", ["alle Interessierten"]),
    ]
)
KINDS = Terms.of(
    [
        ("church", "Kirche", ["Kirchengemeinde"]),
        ("association", "Verein", ["e.V."]),
        ("welfare", "Wohlfahrtsverband", ["Caritas"]),
        ("municipality", "Kommune", ["Stadt"]),
    ]
)
VOCABULARY = Vocabulary(TOPICS, TARGET_GROUPS, KINDS)

_TAXONOMIES = Path(__file__).parents[3] / "data" / "taxonomies"


def text_cell(value: object, number_format: str = "General") -> RawCell:
    return RawCell(value, number_format)


def curated(file: str) -> Terms:
    """The taxonomy that comes with the program."""
    terms = json.loads((_TAXONOMIES / file).read_text(encoding="utf-8"))["terms"]
    return Terms.of((term["code"], term["labels"]["de"], term["synonyms"].get("de", ())) for term in terms)
