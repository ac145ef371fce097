"""How places and conditions of a question are read, with or without a database."""

from collections.abc import Iterable
from functools import lru_cache

from knotenpunkt.directory.domain.search_facets import condition
from knotenpunkt.regions.queries.settlements import seat_postal_codes, villages
from knotenpunkt.search.domain.gazetteer import Gazetteer, Place, PlaceEntry
from knotenpunkt.search.domain.intent_kinds import Intent
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE
from knotenpunkt.search.domain.slots import Alternative
from knotenpunkt.search.queries.knowledge import analysis, place_names


def gazetteer_of(places: Iterable[Place]) -> Gazetteer:
    """The places with their villages and the postal codes of their town halls."""
    is_word_in = analysis().is_in_dictionary
    return Gazetteer.of([_entry(place) for place in places], place_names(), is_word_in=is_word_in)


def _entry(place: Place) -> PlaceEntry:
    return PlaceEntry(
        place.key,
        place.name,
        place.latitude,
        place.longitude,
        villages=tuple(villages().get(place.key, ())),
        postal_codes=tuple(filter(None, (seat_postal_codes().get(place.key),))),
    )


def alternatives_of(intent: Intent, words: str) -> tuple[Alternative, ...]:
    """The ways to fulfil a condition that was named in these words."""
    return condition(intent, _stems(words))


@lru_cache(maxsize=2_000)
def _stems(words: str) -> tuple[str, ...]:
    read = analysis()
    return tuple(
        dict.fromkeys(
            word.stem
            for word in read.words(words, TEXT_LANGUAGE)
            if not read.is_stop_word(word.surface, TEXT_LANGUAGE)
        )
    )
