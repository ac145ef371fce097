"""Names of places in a question: which are meant, and which words („in der Nähe von") belong to them."""

from dataclasses import replace

from knotenpunkt.search.domain.gazetteer import Gazetteer, NameMatch, Place
from knotenpunkt.search.domain.intent_kinds import IntentKind
from knotenpunkt.search.domain.intent_phrases import Demand
from knotenpunkt.search.domain.intent_reading import APOSTROPHES, Find, Reading
from knotenpunkt.search.domain.intent_tokens import phrase_tokens
from knotenpunkt.search.domain.place_letters import alphabet_of, is_in_other_letters

_ALPHABETS = {"ar": "arabic", "fa": "arabic", "uk": "cyrillic", "ru": "cyrillic"}


def named_place(reading: Reading, gazetteer: Gazetteer, first: int) -> Find | None:
    """The place whose name or postal code, rightly spelt, begins at a token."""
    token = reading.tokens[first]
    if token.number is not None:
        place = gazetteer.postal_code(token.text)
        return _found(reading, first, first + 1, (place,)) if place else None
    match = gazetteer.longest(reading.words, first)
    if match is None or not _is_meant(reading, first, match):
        return None
    return _found(reading, first, match.last, match.places)


def probable_place(reading: Reading, gazetteer: Gazetteer, first: int) -> Find | None:
    """The place whose inflected, misspelt or transliterated name stands at a token."""
    token, vocabulary = reading.tokens[first], reading.vocabulary
    if not reading.means_something(first):
        return None
    led_to = reading.start_before(IntentKind.PLACE, first, "") < first
    sure = led_to or reading.typed(first)[:1].isupper()
    endings = vocabulary.place_endings if sure else vocabulary.long_place_endings
    places = (
        gazetteer.inflected(token.text, endings)
        or _after_particle(reading, gazetteer, first)
        or gazetteer.nearest(
            token.text, reading.typed(first), _languages_of(reading, first), after_preposition=led_to
        )
    )
    return _found(reading, first, first + 1, places) if places else None


def _languages_of(reading: Reading, position: int) -> tuple[str, ...]:
    """The languages that a word may be of: those with its letters, the reader's first."""
    alphabet = alphabet_of(reading.words[position])
    return tuple(language for language in reading.ranks if _ALPHABETS.get(language, "latin") == alphabet)


def _after_particle(reading: Reading, gazetteer: Gazetteer, first: int) -> tuple[Place, ...]:
    """A name with a preposition written before it, as Arabic does."""
    word = reading.words[first]
    if not is_in_other_letters(word):
        return ()
    for particle in reading.vocabulary.place_particles:
        if word.startswith(particle):
            match = gazetteer.longest((word.removeprefix(particle),), 0)
            if match is not None and match.demand is Demand.NOTHING:
                return match.places
    return ()


def _is_meant(reading: Reading, first: int, match: NameMatch) -> bool:
    """Whether a name that is also an ordinary word is led to, or at least begins with a capital letter."""
    if match.demand is Demand.NOTHING:
        return not reading.is_barred_behind(IntentKind.PLACE, match.last, "")
    if reading.is_in_compound(first, match.last):
        return False
    if reading.leads_to_ordinary_place(first) or _ending_length(reading, match.last):
        return True
    typed = reading.typed(first)
    return match.demand is Demand.CAPITAL and (typed[:1].isupper() or not typed.isascii())


def _found(reading: Reading, first: int, last: int, places: tuple[Place, ...]) -> Find:
    start = reading.start_before(IntentKind.PLACE, first, "")
    end = last + _ending_length(reading, last)
    end = reading.end_after(IntentKind.PLACE, end, "")
    return Find(IntentKind.PLACE, places[0].key, start, end, first, last, places=places)


def _ending_length(reading: Reading, last: int) -> int:
    """1 where an ending follows behind an apostrophe („Wegberg'de")."""
    if last >= len(reading.tokens) or reading.gap(last, last) not in APOSTROPHES:
        return 0
    return int(reading.words[last] in reading.vocabulary.place_endings)


def merged(one: Find, other: Find) -> Find | None:
    """One place of two names in a row, a village and its municipality („Wegberg-Arsbeck"); none where they differ."""
    for first in one.places:
        for second in other.places:
            place = _both(first, second)
            if place is not None:
                span = one.first, other.last, one.core_first, other.core_last
                return Find(IntentKind.PLACE, place.key, *span, places=(place,))
    return None


def _both(one: Place, other: Place) -> Place | None:
    """The village of a village and its municipality; the municipality of the two parts of its name."""
    if one.key != other.key:
        return None
    if one.name == one.municipality:
        return other
    if other.name in (one.name, other.municipality):
        return one
    is_name = phrase_tokens(f"{one.name} {other.name}") == phrase_tokens(one.municipality)
    return replace(one, name=one.municipality) if is_name else None
