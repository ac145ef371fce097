"""Names of places: which municipality, village or postal code a row of words names, also misspelt or in other letters.

Which words around a name say that it is one, the reading of the question decides.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from knotenpunkt.search.domain.intent_kinds import DISTRICT
from knotenpunkt.search.domain.intent_phrases import Demand
from knotenpunkt.search.domain.intent_tokens import phrase_tokens
from knotenpunkt.search.domain.place_files import PlaceNames
from knotenpunkt.search.domain.place_letters import (
    all_consonants,
    consonants,
    is_in_other_letters,
    vowels_apart,
)

SHORTEST_MISSPELT = 5  # letters
LONG_NAME = 8  # letters; from here on two errors are forgiven after a preposition
SURE_NAME = 7  # letters; from here on one error is forgiven without a preposition
SURE_LONG_NAME = 9  # letters; from here on two
FEW_CONSONANTS, SURE_CONSONANTS = 4, 6  # of names in other letters: after a preposition, and without one
_MOST_VOWELS_APART = 1
_GERMAN = "de"
_EARTH_RADIUS = 6371.0  # km
_DETOUR = 1.3  # how much longer roads are than the straight line, on average

_ADDITION = re.compile(r"\s*\([^()]*\)\s*$|\s+(?:an der|am|im|ob der|bei)\s+\S+$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality (`key` its AGS), or a village of it with its own `name`; coordinates are the municipality's."""

    key: str
    name: str
    municipality: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A municipality that can be named, its coordinates in degrees, and what belongs to it."""

    key: str
    name: str
    latitude: float
    longitude: float
    alternate_names: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    postal_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMatch:
    """The places that a row of words may mean, likeliest first; up to but not including the word `last`."""

    places: tuple[Place, ...]
    last: int
    demand: Demand = Demand.NOTHING


@dataclass(slots=True)
class _Name:
    places: list[Place] = field(default_factory=list)
    demand: Demand = Demand.NOTHING


type _Tokens = tuple[str, ...]


def distance_km(one: Place, other: Place) -> float:
    """An estimate of the way between two places: the great circle of their municipalities (haversine) times 1.3."""
    latitudes = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude) / 2
    along = (latitudes[1] - latitudes[0]) / 2
    chord = math.sin(along) ** 2 + math.cos(latitudes[0]) * math.cos(latitudes[1]) * math.sin(across) ** 2
    return 2 * _EARTH_RADIUS * math.asin(math.sqrt(min(1.0, chord))) * _DETOUR


class Gazetteer:
    """The places of a portal. Of places with one name, municipalities come first, then those of earlier entries."""

    def __init__(
        self,
        names: Mapping[_Tokens, _Name],
        postal_codes: Mapping[str, Place],
        is_word: Callable[[str], bool] | None,
        is_word_in: Callable[[str, str], bool] | None,
    ) -> None:
        self._names = names
        self._postal_codes = postal_codes
        self._is_word = is_word
        self._is_word_in = is_word_in
        self._by_first: defaultdict[str, list[_Tokens]] = defaultdict(list)
        self._by_shape: defaultdict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        self._by_consonants: defaultdict[str, list[str]] = defaultdict(list)
        for number, (tokens, name) in enumerate(names.items()):
            self._by_first[tokens[0]].append(tokens)
            if len(tokens) == 1 and not is_in_other_letters(tokens[0]):
                self._add_for_comparing(number, tokens[0], name)
        for longer in self._by_first.values():
            longer.sort(key=len, reverse=True)
        self._near = lru_cache(maxsize=4096)(self._nearest)

    def _add_for_comparing(self, number: int, name: str, meant: _Name) -> None:
        if meant.demand is Demand.NOTHING and len(name) >= SHORTEST_MISSPELT - 1:
            self._by_shape[name[0], len(name)].append((number, name))
            self._by_consonants[consonants(name)].append(name)

    @classmethod
    def of(
        cls,
        entries: Iterable[PlaceEntry],
        names: PlaceNames | None = None,
        is_word: Callable[[str], bool] | None = None,
        is_word_in: Callable[[str, str], bool] | None = None,
    ) -> "Gazetteer":
        """The places of some municipalities, those most likely meant first.

        `names` are their other names. `is_word` says of a word as typed whether it is an ordinary German one,
        `is_word_in` the same of a language. Misspelt names need a preposition where nobody knows the reader's words.
        """
        builder = _Builder(names or PlaceNames())
        known = tuple(entries)
        for entry in known:
            builder.add_municipality(entry)
        for entry in known:
            builder.add_villages(entry)
        builder.add_districts()
        return cls(builder.names, builder.postal_codes, is_word, is_word_in)

    def postal_code(self, text: str) -> Place | None:
        """The municipality of a postal code; of several the one of the earliest entry."""
        return self._postal_codes.get(text)

    def longest(self, words: Sequence[str], first: int) -> NameMatch | None:
        """The places of the longest name that begins at a word; the words are folded."""
        for tokens in self._by_first.get(words[first], ()):
            if len(tokens) == 1 or tuple(words[first : first + len(tokens)]) == tokens:
                return self._match(tokens, first + len(tokens))
        if first + 1 < len(words) and len(words[first]) + len(words[first + 1]) >= LONG_NAME:
            joined = (words[first] + words[first + 1],)
            if joined in self._names:
                return self._match(joined, first + 2)
        return None

    def _match(self, tokens: _Tokens, last: int) -> NameMatch:
        name = self._names[tokens]
        return NameMatch(tuple(name.places), last, name.demand)

    def inflected(self, word: str, endings: Iterable[str]) -> tuple[Place, ...]:
        """The places of a name of five letters or more to which an ending has been written („Wegbergde")."""
        for ending in endings:
            name = self._names.get((word.removesuffix(ending),)) if word.endswith(ending) else None
            if name and len(word) - len(ending) >= SHORTEST_MISSPELT and name.demand is Demand.NOTHING:
                return tuple(name.places)
        return ()

    def nearest(
        self, word: str, spelling: str, languages: Sequence[str], *, after_preposition: bool
    ) -> tuple[Place, ...]:
        """The places whose name was probably meant by a folded word that is none, `spelling` being the word as typed.

        After a preposition one error is forgiven from five letters on, two from eight; without one in longer names
        only. The first letter is right, and the word is no ordinary one in `languages`, the reader's first. Names in
        other letters must have the same consonants.
        """
        if not (after_preposition or is_in_other_letters(word) or self._knows_words_of(languages)):
            return ()
        found = self._near(word, after_preposition)
        if not found or self._is_ordinary(spelling, languages):
            return ()
        return tuple(self._names[(found,)].places)

    def _knows_words_of(self, languages: Sequence[str]) -> bool:
        return self._is_word_in is not None or (self._is_word is not None and languages[:1] == (_GERMAN,))

    def _is_ordinary(self, spelling: str, languages: Sequence[str]) -> bool:
        if self._is_word is not None and self._is_word(spelling):
            return True
        known_in = self._is_word_in
        return known_in is not None and any(known_in(spelling, language) for language in languages)

    def _nearest(self, word: str, after_preposition: bool) -> str:  # noqa: FBT001 - a key of the cache
        if is_in_other_letters(word):
            return self._same_sounds(word, FEW_CONSONANTS if after_preposition else SURE_CONSONANTS)
        if after_preposition:
            return self._least_edits(word, 2 if len(word) >= LONG_NAME else 1, SHORTEST_MISSPELT - 1)
        return self._least_edits(word, 2 if len(word) >= SURE_LONG_NAME else 1, SURE_NAME)

    def _least_edits(self, word: str, allowed: int, shortest: int) -> str:
        """The name with the fewest edits (optimal string alignment), of several that of the earliest entry."""
        if len(word) < max(SHORTEST_MISSPELT, shortest - 1):
            return ""
        best, lowest = "", (allowed + 1, 0)
        for length in range(max(shortest, len(word) - allowed), len(word) + allowed + 1):
            for number, name in self._by_shape.get((word[0], length), ()):
                edits = OSA.distance(word, name, score_cutoff=allowed)
                if (edits, number) < lowest:
                    best, lowest = name, (edits, number)
        return "" if _is_derived(word, best) else best

    def _same_sounds(self, word: str, fewest: int) -> str:
        """The name with the same consonants and, but for one, vowels; none where two places are as likely."""
        for sounds in all_consonants(word):
            names = self._by_consonants.get(sounds, ()) if len(sounds) >= fewest else ()
            apart = {name: vowels_apart(word, name) for name in names}
            least = min(apart.values(), default=_MOST_VOWELS_APART + 1)
            likely = [name for name in names if apart[name] == least <= _MOST_VOWELS_APART]
            if len({self._names[(name,)].places[0].key for name in likely}) == 1:
                return likely[0]
        return ""


def _is_derived(word: str, name: str) -> bool:
    """Whether a word is made of a name and means something else („Heinsberger")."""
    return bool(name) and word.endswith(("er", "ers")) and word.startswith(name.removesuffix("en"))


class _Builder:
    """Collects the names of places in all their spellings."""

    def __init__(self, names: PlaceNames) -> None:
        self.other = names
        self.names: dict[_Tokens, _Name] = {}
        self.postal_codes: dict[str, Place] = {}
        self._only_with_preposition = set(map(phrase_tokens, names.only_with_preposition))
        self._with_capital = set(map(phrase_tokens, names.with_preposition_or_capital))

    def add_municipality(self, entry: PlaceEntry) -> None:
        place = Place(entry.key, entry.name, entry.name, entry.latitude, entry.longitude)
        for name in (entry.name, *entry.alternate_names, *self.other.names.get(entry.key, ())):
            self._add(name, place)
        for code in (*entry.postal_codes, *self.other.postal_codes.get(entry.key, ())):
            self.postal_codes.setdefault(code, place)

    def add_villages(self, entry: PlaceEntry) -> None:
        for village in entry.villages:
            place = Place(entry.key, village, entry.name, entry.latitude, entry.longitude)
            for name in (village, *self.other.villages.get(village, ())):
                self._add(name, place)

    def add_districts(self) -> None:
        for key, (shown, *others) in self.other.districts.items():
            for name in (shown, *others):
                self._add(name, Place(DISTRICT, shown, key, 0.0, 0.0))

    def _add(self, name: str, place: Place) -> None:
        for tokens in _spellings(name):
            found = self.names.setdefault(tokens, _Name(demand=self._demand(tokens)))
            if place not in found.places and place.key not in (known.key for known in found.places):
                found.places.append(place)

    def _demand(self, tokens: _Tokens) -> Demand:
        if tokens in self._only_with_preposition:
            return Demand.PREPOSITION
        return Demand.CAPITAL if tokens in self._with_capital else Demand.NOTHING


def _spellings(name: str) -> Iterator[_Tokens]:
    """A name as it may be written: without its addition, with two letters for an umlaut, in one word."""
    for text in dict.fromkeys((name, _ADDITION.sub("", name))):
        for spelled in dict.fromkeys((text, text.translate(_UMLAUTS), text.replace("Sankt ", "St. "))):
            tokens = phrase_tokens(spelled)
            if tokens:
                yield tokens
            if len(tokens) == 2 and "-" in spelled:
                yield ("".join(tokens),)
