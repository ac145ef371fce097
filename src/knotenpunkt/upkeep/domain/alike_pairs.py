"""Which entries of a catalogue are alike, found without comparing every one with every other."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from knotenpunkt.upkeep.domain.likeness import (
    HARDLY_ALIKE,
    REVIEW,
    Likeness,
    OrganizationTraits,
    ServiceTraits,
    likeness_of_organizations,
    likeness_of_services,
)
from knotenpunkt.upkeep.domain.likeness_words import Wording, likeness_of_wordings

_BEGINNING, _END = 4, 5

type Pair = tuple[uuid.UUID, uuid.UUID]


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two entries by their keys, the smaller first, and how alike they are."""

    first: uuid.UUID
    second: uuid.UUID
    likeness: Likeness


def alike_services(traits: Mapping[uuid.UUID, ServiceTraits]) -> list[AlikePair]:
    """The pairs of services that somebody should look at, the most alike first."""
    titles = {key: (one.title,) for key, one in traits.items()}
    towns = {key: one.place.municipality for key, one in traits.items()}
    alike = (
        (first, second)
        for first, second in candidates(titles, towns)
        if likeness_of_wordings(traits[first].title, traits[second].title) >= HARDLY_ALIKE
    )
    return _alike(alike, lambda first, second: likeness_of_services(traits[first], traits[second]))


def alike_organizations(traits: Mapping[uuid.UUID, OrganizationTraits]) -> list[AlikePair]:
    """The pairs of organizations that somebody should look at, the most alike first."""
    names = {key: one.names for key, one in traits.items()}
    towns = {key: one.seat.municipality for key, one in traits.items()}
    return _alike(
        candidates(names, towns),
        lambda first, second: likeness_of_organizations(traits[first], traits[second]),
    )


def candidates(names: Mapping[uuid.UUID, Iterable[Wording]], towns: Mapping[uuid.UUID, str]) -> set[Pair]:
    """The pairs whose names share a telling word, in one town or with the town of one unknown; each once."""
    words: defaultdict[str, defaultdict[str, set[uuid.UUID]]] = defaultdict(lambda: defaultdict(set))
    for key, several in names.items():
        for word in {word for name in several for word in word_keys(name)}:
            words[word][towns[key]].add(key)
    return {(min(pair), max(pair)) for by_town in words.values() for pair in _within_towns(by_town)}


def _within_towns(by_town: Mapping[str, set[uuid.UUID]]) -> Iterator[Pair]:
    anywhere = by_town.get("", set())
    for town, members in by_town.items():
        yield from combinations(members, 2)
        if town:
            yield from product(anywhere, members)


def word_keys(name: Wording) -> Iterator[str]:
    """The beginning and the end of each telling word and of all in one run: a typing error spoils only one of them."""
    for word in (*name.telling, name.joined):
        if len(word) >= _BEGINNING or len(name.telling) == 1:
            yield word[:_BEGINNING]
            yield f"-{word[-_END:]}"


def _alike(pairs: Iterable[Pair], likeness: Callable[[uuid.UUID, uuid.UUID], Likeness]) -> list[AlikePair]:
    compared = (AlikePair(first, second, likeness(first, second)) for first, second in pairs)
    alike = [pair for pair in compared if pair.likeness.value >= REVIEW]
    return sorted(alike, key=lambda pair: (-pair.likeness.value, pair.first, pair.second))
