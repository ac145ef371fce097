"""What may be meant while somebody is still typing: topics, places, providers and offers that begin so."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from knotenpunkt.directory.domain.catalogue import Catalogue
from knotenpunkt.directory.domain.filters import Facet
from knotenpunkt.directory.domain.offer import Offer
from knotenpunkt.directory.domain.words import spellings, words_of_text

SHORTEST = 2  # letters


class Kind(StrEnum):
    """What is suggested, in the order in which it is shown."""

    TOPIC = "topic"
    PLACE = "place"
    PROVIDER = "provider"
    OFFER = "offer"


MOST = {Kind.TOPIC: 3, Kind.PLACE: 2, Kind.PROVIDER: 3, Kind.OFFER: 5}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that may be meant: its label, the code, AGS or slug that leads to it, and what tells it from others.

    `detail` is the place of an offer, its provider where another of that name is there too, or the word by which a
    topic was found.
    """

    kind: Kind
    label: str
    key: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Wording:
    words: frozenset[str]
    suggestion: Suggestion


def suggestions(catalogue: Catalogue, typed: str, language: str) -> tuple[Suggestion, ...]:
    """Everything of which each typed word begins a word, label first; a few of each kind."""
    wanted = words_of_text(typed)
    if not wanted or max(map(len, wanted)) < SHORTEST:
        return ()
    wordings = catalogue.kept(("wordings", language), lambda: tuple(_wordings(catalogue, language)))
    found = [wording for wording in wordings if _begins(wording.words, wanted)]
    return tuple(suggestion for kind in Kind for suggestion in islice(_of_kind(kind, found), MOST[kind]))


def _of_kind(kind: Kind, found: Iterable[_Wording]) -> Iterable[Suggestion]:
    """Each thing once, under the first of its words that fits."""
    first: dict[str, Suggestion] = {}
    for wording in found:
        if wording.suggestion.kind is kind:
            first.setdefault(wording.suggestion.key, wording.suggestion)
    return first.values()


def _begins(words: Collection[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(typed) for word in words) for typed in wanted)


def _wordings(catalogue: Catalogue, language: str) -> Iterator[_Wording]:
    offers = catalogue.masks[Facet.TOPIC]
    for topic in sorted(catalogue.topics, key=lambda topic: -len(offers.get(topic.code, ()))):
        label = topic.label(language)
        if topic.is_facet and topic.code in offers:
            yield _wording(label, Suggestion(Kind.TOPIC, label, topic.code))
            for text in (*topic.synonyms.get(language, ()), topic.label("de"), *topic.synonyms.get("de", ())):
                yield _wording(text, Suggestion(Kind.TOPIC, label, topic.code, text))
    for ags, name in catalogue.municipalities.items():
        yield _wording(name, Suggestion(Kind.PLACE, name, ags))
    for provider in catalogue.organizations:
        for text in (provider.name, *provider.alternate_names):
            yield _wording(text, Suggestion(Kind.PROVIDER, provider.name, provider.slug))
    alike = Counter((offer.title, _place(offer)) for offer in catalogue.offers)
    for offer in catalogue.offers:
        detail = _place(offer) if alike[offer.title, _place(offer)] == 1 else _provider(offer)
        yield _wording(offer.title, Suggestion(Kind.OFFER, offer.title, offer.slug, detail))


def _place(offer: Offer) -> str:
    return offer.places[0].short if offer.places else ""


def _provider(offer: Offer) -> str:
    return offer.provider.name if offer.provider else offer.provider_text


def _wording(text: str, suggestion: Suggestion) -> _Wording:
    return _Wording(frozenset(spellings(text)), suggestion)
