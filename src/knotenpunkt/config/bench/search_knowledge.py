"""What questions are read against while the search is measured: as a portal does, without a database."""

from knotenpunkt.config.bench.search_offers import own_places, places_around, topics
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.nearness import Nearness
from knotenpunkt.directory.domain.search_facets import mark
from knotenpunkt.directory.domain.taxonomy_files import TermEntry
from knotenpunkt.directory.queries.read_words import alternatives_of, gazetteer_of
from knotenpunkt.search.domain.gazetteer import distance_km
from knotenpunkt.search.domain.lexicon import Concept, Lexicon
from knotenpunkt.search.domain.understanding import Knowledge, Surroundings, Understanding
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.word_files import analysis, fillers, intent_vocabulary, lexicon_files


def knowledge() -> Knowledge:
    """Languages, the field's lexicon and the topics."""
    lexicon = Lexicon((*lexicon_files(), *map(_concept, topics())), analysis())
    return Knowledge(analysis(), lexicon, intent_vocabulary(), fillers())


def _concept(term: TermEntry) -> Concept:
    words = {language: (label, *term.synonyms.get(language, ())) for language, label in term.labels.items()}
    return Concept(f"topic:{term.code}", words, mark(Facet.TOPIC, term.code), looks_for_words=False)


def surroundings(vocabulary: Vocabulary) -> Surroundings:
    """The places around a district and the words of all offers."""
    return Surroundings(gazetteer_of(places_around()), vocabulary, alternatives_of)


def nearness(understanding: Understanding) -> Nearness:
    """How far the municipalities of the district are from the places that a question names."""
    named = frozenset(intent.value for intent in understanding.places)
    there = [place for place in places_around() if place.key in named]
    if not there:
        return Nearness()
    return Nearness(named, {own.key: min(distance_km(own, place) for place in there) for own in own_places()})
