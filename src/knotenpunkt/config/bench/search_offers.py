"""What the search is measured on: invented offers for the whole state, and what can be chosen among them."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain

from knotenpunkt.directory.domain.facets import AGE_BANDS
from knotenpunkt.directory.domain.filters import YES, Facet
from knotenpunkt.directory.domain.generated_offers import Field, invented_offers
from knotenpunkt.directory.domain.search_facets import mark
from knotenpunkt.directory.domain.taxonomy_files import TermEntry, read_taxonomy
from knotenpunkt.search.domain.document import SearchDocument
from knotenpunkt.search.domain.gazetteer import Place, distance_km
from knotenpunkt.search.word_files import lexicon_files

CENTRES = 54  # as many as the state has
DISTRICT = "05370"  # the district whose municipalities can be chosen
REACH = 40.0  # kilometres around it in which places are known by their names
SEED = 11
SAMPLE = 2_000  # offers from which words and values are taken

_PACKAGE = files("knotenpunkt")


def offers(number: int) -> Iterator[SearchDocument]:
    """The same offers in every process."""
    return invented_offers(field(), number, centres=CENTRES)


@cache
def sample() -> tuple[SearchDocument, ...]:
    """The first of the offers, however many there are."""
    return tuple(offers(SAMPLE))


@cache
def choices() -> Mapping[Facet, tuple[str, ...]]:
    """The values that can be chosen of every facet."""
    marks = set(chain.from_iterable(offer.facets for offer in sample()))
    return {
        Facet.TOPIC: tuple(term.code for term in topics()),
        Facet.MUNICIPALITY: tuple(place.key for place in own_places()),
        Facet.TARGET_GROUP: _values(marks, Facet.TARGET_GROUP),
        Facet.AGE: tuple(AGE_BANDS),
        Facet.LANGUAGE: _values(marks, Facet.LANGUAGE),
        Facet.WEEKDAY: tuple("1234567"),
        Facet.FREE: (YES,),
        Facet.CHILDCARE: (YES,),
        Facet.WOMEN_ONLY: (YES,),
    }


def _values(marks: set[str], facet: Facet) -> tuple[str, ...]:
    start = mark(facet, "")
    return tuple(sorted(found.removeprefix(start) for found in marks if found.startswith(start)))


@cache
def topics() -> tuple[TermEntry, ...]:
    """The curated topics."""
    path = _PACKAGE / "directory" / "data" / "taxonomies" / "topics.json"
    return read_taxonomy(path.read_text(encoding="utf-8")).terms


@cache
def field() -> Field:
    """The German nouns of the lexicon; the first, by chance, are the most common ones. New words hardly change that."""
    words = chain.from_iterable(concept.words["de"] for concept in lexicon_files())
    nouns = {word for word in words if word[:1].isupper() and " " not in word}
    return Field(
        sorted(nouns, key=lambda noun: blake2b(noun.encode()).digest()),
        tuple(term.code for term in topics()),
        tuple((place.key, place.name) for place in _places()),
    )


@cache
def _places() -> tuple[Place, ...]:
    text = (_PACKAGE / "regions" / "data" / "municipalities.csv").read_text(encoding="utf-8")
    return tuple(
        Place(row["ags"], row["name"], row["name"], float(row["latitude"]), float(row["longitude"]))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def own_places() -> tuple[Place, ...]:
    """The municipalities of the district."""
    return tuple(place for place in _places() if place.key.startswith(DISTRICT))


@cache
def places_around() -> tuple[Place, ...]:
    """The places that are known by their names, the district's own first."""
    near = (place for place in _places() if any(distance_km(place, one) <= REACH for one in own_places()))
    return tuple(sorted(near, key=lambda place: place not in own_places()))
