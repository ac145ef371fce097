"""What questions are read against while the search is measured: as a portal does, without a database."""

from functools import lru_cache

from knotenpunkt.config.bench.search_offers import own_places, places_around, topics
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.nearness import Nearness
from knotenpunkt.directory.domain.search_facets import condition, mark
from knotenpunkt.directory.domain.taxonomy_files import TermEntry
from knotenpunkt.regions.queries.settlements import seat_postal_codes, villages
from knotenpunkt.search.domain.gazetteer import Gazetteer, Place, PlaceEntry, distance_km
from knotenpunkt.search.domain.intent_kinds import Intent
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE, Concept, Lexicon
from knotenpunkt.search.domain.slots import Alternative
from knotenpunkt.search.domain.understanding import Knowledge, Surroundings, Understanding
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.word_files import analysis, fillers, intent_vocabulary, lexicon_files, place_names


def knowledge() -> Knowledge:
    """Languages, the field's lexicon and the topics."""
    lexicon = Lexicon((*lexicon_files(), *map(_concept, topics())), analysis())
    return Knowledge(analysis(), lexicon, intent_vocabulary(), fillers())


def _concept(term: TermEntry) -> Concept:
    words = {language: (label, *term.synonyms.get(language, ())) for language, label in term.labels.items()}
    return Concept(f"topic:{term.code}", words, mark(Facet.TOPIC, term.code), looks_for_words=False)


def surroundings(vocabulary: Vocabulary) -> Surroundings:
    """The places around a district and the words of all offers."""
    known = analysis()
    gazetteer = Gazetteer.of(
        map(_entry, places_around()), place_names(), lambda word: known.is_known(word, TEXT_LANGUAGE)
    )
    return Surroundings(gazetteer, vocabulary, _alternatives)


def _entry(place: Place) -> PlaceEntry:
    return PlaceEntry(
        place.key,
        place.name,
        place.latitude,
        place.longitude,
        villages=tuple(villages().get(place.key, ())),
        postal_codes=tuple(filter(None, (seat_postal_codes().get(place.key),))),
    )


def _alternatives(intent: Intent, words: str) -> tuple[Alternative, ...]:
    return condition(intent, _stems(words))


@lru_cache(maxsize=2_000)
def _stems(words: str) -> tuple[str, ...]:
    read = analysis()
    telling = (
        word
        for word in read.words(words, TEXT_LANGUAGE)
        if not read.is_stop_word(word.surface, TEXT_LANGUAGE)
    )
    return tuple(dict.fromkeys(word.stem for word in telling))


def nearness(understanding: Understanding) -> Nearness:
    """How far the municipalities of the district are from the places that a question names."""
    named = frozenset(intent.value for intent in understanding.places)
    there = [place for place in places_around() if place.key in named]
    if not there:
        return Nearness()
    return Nearness(named, {own.key: min(distance_km(own, place) for place in there) for own in own_places()})
