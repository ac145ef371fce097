"""The places of the tests: all municipalities of the state, those of one district first, some of their villages."""

import csv
from functools import cache
from pathlib import Path

from knotenpunkt.search.domain.gazetteer import Gazetteer, PlaceEntry
from knotenpunkt.search.domain.intent_files import LANGUAGES
from knotenpunkt.search.domain.intent_vocabulary import IntentVocabulary, parsed_intents
from knotenpunkt.search.domain.place_files import parsed_place_names

_PACKAGE = Path(__file__).parents[3]
_MUNICIPALITIES = _PACKAGE / "regions" / "data" / "municipalities.csv"
INTENTS = _PACKAGE / "search" / "data" / "intents"
_DISTRICT = "05370"
_VILLAGES = {
    "05370004": ("Gerderath", "Kuckum", "Lövenich"),
    "05370012": ("Beeck", "Gillrath", "Lindern", "Teveren"),
    "05370016": ("Dremmen", "Eschweiler", "Hülhoven", "Oberbruch"),
    "05370020": ("Baal", "Doveren", "Hilfarth", "Ratheim"),
    "05370024": ("Stein", "Wehr"),
    "05370028": ("Palenberg", "Übach"),
    "05370032": ("Haaren",),
    "05370040": ("Arsbeck", "Beeck", "Dalheim", "Rath-Anhoven"),
}
# Ordinary words that are nearly names of places.
_WORDS = frozenset(("schneiden", "doneren", "halen", "haare", "waldfrucht", "stahl", "wetter", "herren"))


@cache
def gazetteer() -> Gazetteer:
    """The places, their other names included."""
    names = parsed_place_names((INTENTS / "place_names.json").read_text(encoding="utf-8"))
    return Gazetteer.of(_entries(), names, is_word_in=is_word)


@cache
def vocabulary() -> IntentVocabulary:
    """The words by which conditions are recognised."""
    return parsed_intents(texts())


def texts() -> dict[str, str]:
    """The files of words by language."""
    return {language: (INTENTS / f"{language}.json").read_text(encoding="utf-8") for language in LANGUAGES}


def is_word(word: str, language: str) -> bool:
    """Whether a word is an ordinary one."""
    return word.lower() in _WORDS


def _entries() -> list[PlaceEntry]:
    with _MUNICIPALITIES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    rows.sort(key=lambda row: (row["district"] != _DISTRICT, -int(row["population"])))
    return [
        PlaceEntry(
            row["ags"],
            row["name"],
            float(row["latitude"]),
            float(row["longitude"]),
            villages=_VILLAGES.get(row["ags"], ()),
        )
        for row in rows
    ]
