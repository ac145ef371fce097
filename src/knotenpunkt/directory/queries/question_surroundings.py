"""What a question to a centre's catalogue is read against: topics, places around, the words of its offers."""

import re
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.nearness import Nearness
from knotenpunkt.directory.domain.offer import Term
from knotenpunkt.directory.domain.search_facets import mark
from knotenpunkt.directory.queries.read_words import alternatives_of, gazetteer_of
from knotenpunkt.regions.models import Municipality
from knotenpunkt.regions.queries.portal import Portal
from knotenpunkt.regions.queries.settlements import seat_postal_codes
from knotenpunkt.search.domain.gazetteer import Gazetteer, Place, distance_km
from knotenpunkt.search.domain.intent_kinds import DISTRICT
from knotenpunkt.search.domain.letters import folded
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE, Concept, Lexicon
from knotenpunkt.search.domain.searching import Marks
from knotenpunkt.search.domain.understanding import Knowledge, Surroundings, Understanding
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.queries.knowledge import (
    analysis,
    fillers,
    intent_vocabulary,
    lexicon_files,
)
from knotenpunkt.search.queries.searching import IndexReader
from knotenpunkt.search.queries.synonyms import synonym_concepts

TOPIC_CONCEPT = "topic:"  # before the code of a topic that is a concept
_POSTAL_CODE = re.compile(r"\d{5}")

REACH = 40.0  # kilometres by which a place may lie outside the district and still be known by its name

type TopicWords = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]


def knowledge_of(portal: Portal, catalogue: Catalogue) -> Knowledge:
    """Languages, the field's lexicon, the topics and the centre's own words."""
    return catalogue.kept(("knowledge",), lambda: knowledge_with(portal.centre.pk, catalogue.topics))


def knowledge_with(centre: uuid.UUID | None, terms: Iterable[Term]) -> Knowledge:
    """The same with the topics given, without reading the catalogue; without a centre nobody has words of his own."""
    topics = tuple((term.code, tuple(_words(term))) for term in terms)
    field, own = _lexicon(topics), synonym_concepts(centre) if centre else ()
    lexicon = Lexicon(own, analysis(), base=field) if own else field
    return Knowledge(analysis(), lexicon, intent_vocabulary(), fillers())


def _words(term: Term) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label and synonyms of a topic by language; a label of two words with a stroke also as each of them."""
    for language, label in term.labels.items():
        halves = label.split("/") if "/" in label else ()
        yield language, tuple(dict.fromkeys((label, *halves, *term.synonyms.get(language, ()))))


@lru_cache(maxsize=2)
def _lexicon(topics: tuple[TopicWords, ...]) -> Lexicon:
    """Kept for the topics as they are: they change with the program, not with a centre."""
    concepts = [
        Concept(f"{TOPIC_CONCEPT}{code}", dict(words), mark(Facet.TOPIC, code), looks_for_words=False)
        for code, words in topics
    ]
    names = {
        code: {folded(word) for language, own in words if language == TEXT_LANGUAGE for word in own}
        for code, words in topics
    }
    return Lexicon((*(_marked(concept, names) for concept in lexicon_files()), *concepts), analysis())


def _marked(concept: Concept, names: Mapping[str, Collection[str]]) -> Concept:
    """A concept of the field with the mark of the topic that it is, by its German names, and of those it belongs to."""
    words = {folded(word) for word in concept.words[TEXT_LANGUAGE]}
    is_topic = next((code for code in concept.topics if not words.isdisjoint(names.get(code, ()))), "")
    belongs_to = tuple(mark(Facet.TOPIC, code) for code in concept.topics if code != is_topic)
    return replace(concept, mark=mark(Facet.TOPIC, is_topic) if is_topic else "", topics=belongs_to)


def surroundings_of(
    portal: Portal, catalogue: Catalogue, reader: IndexReader, scope: tuple[Marks, ...]
) -> Surroundings:
    """The places around the centre, the words of the documents in the scope, and what conditions look for."""
    vocabulary = catalogue.kept_while(
        ("vocabulary", scope), reader.edition, lambda: Vocabulary(reader.vocabulary_within(scope))
    )
    return Surroundings(_gazetteer(portal), vocabulary, alternatives_of)


def _gazetteer(portal: Portal) -> Gazetteer:
    return _places_around(portal.centre.slug, portal.revision)[0]


@lru_cache(maxsize=64)
def _places_around(slug: str, revision: int) -> tuple[Gazetteer, tuple[Place, ...], frozenset[str]]:
    """The gazetteer of a centre, every municipality around it, and its own; kept for a revision."""
    rows = list(
        Municipality.objects.order_by("name").values_list(
            "ags", "name", "latitude", "longitude", "served_by__centre__slug"
        )
    )
    places = [Place(ags, name, name, latitude, longitude) for ags, name, latitude, longitude, _ in rows]
    own = frozenset(ags for ags, *_, served in rows if served == slug)
    near = [place for place in places if _is_near(place, [one for one in places if one.key in own])]
    near.sort(key=lambda place: (place.key not in own, place.name))
    return gazetteer_of(near), tuple(near), own


def _is_near(place: Place, own: list[Place]) -> bool:
    return any(distance_km(place, one) <= REACH for one in own)


def nearness_of(portal: Portal, understanding: Understanding) -> Nearness:
    """How far the centre's municipalities are from the places that were named."""
    named = frozenset(_named(understanding))
    if not named:
        return Nearness()
    _, around, own = _places_around(portal.centre.slug, portal.revision)
    there = [place for place in around if place.key in named]
    kilometres = {
        place.key: min(distance_km(place, one) for one in there) for place in around if place.key in own
    }
    return Nearness(named, kilometres)


def _named(understanding: Understanding) -> Iterator[str]:
    """The municipalities (AGS) that were named; a postal code may be that of several."""
    for intent in understanding.places:
        words = understanding.question[intent.start : intent.end]
        codes = set(_POSTAL_CODE.findall(words))
        if codes:
            yield from (ags for ags, code in seat_postal_codes().items() if code in codes)
        if intent.value != DISTRICT:
            yield intent.value
