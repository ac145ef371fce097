"""Searching by words alone what everyone may read: of a centre or of all, without a page around it.

Here every word must be found: who reads by machine narrows, and gets no half answers. Places and conditions are words
like any other.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knotenpunkt.directory.domain.search_facets import PUBLISHED, centre_mark
from knotenpunkt.directory.queries.catalogue_rows import vocabularies
from knotenpunkt.directory.queries.question_surroundings import knowledge_with
from knotenpunkt.directory.search_documents import SERVICE
from knotenpunkt.regions.models import Centre
from knotenpunkt.regions.queries.revisions import DataVersion, centre_version, instance_version
from knotenpunkt.search.domain.lexicon import TEXT_LANGUAGE
from knotenpunkt.search.domain.postings import intersection
from knotenpunkt.search.domain.searching import SURE, Circumstances, Marks, matches, ranked_full, within
from knotenpunkt.search.domain.slots import Slot
from knotenpunkt.search.domain.understanding import understood_as_words
from knotenpunkt.search.domain.vocabulary import Vocabulary
from knotenpunkt.search.queries.searching import IndexReader, asked


@dataclass(frozen=True, slots=True)
class FoundOffers:
    """The keys of offers, best first. `is_current`: the index knows all that is shown; only then it may be kept."""

    keys: tuple[uuid.UUID, ...]
    is_current: bool


def offers_by_words(words: str, centre: Centre | None, today: date) -> FoundOffers | None:
    """The published offers that have all words; None where there is no index yet.

    The index may be a moment behind: whoever shows offers still asks which of them are published.
    """
    scope = (*((centre_mark(centre.pk),) for centre in (centre,) if centre), (PUBLISHED,))
    version = _version(centre)

    def read(reader: IndexReader) -> FoundOffers:
        keys = _from_index(words, centre, scope, today, reader)
        return FoundOffers(keys, reader.covers(version.centre, version.number))

    return asked(version, read)


def _version(centre: Centre | None) -> DataVersion:
    return (centre_version(centre.slug) if centre else None) or instance_version()


def _from_index(
    words: str, centre: Centre | None, scope: tuple[Marks, ...], today: date, reader: IndexReader
) -> tuple[uuid.UUID, ...]:
    edition = _edition(scope, reader)
    knowledge = knowledge_with(centre.pk if centre else None, vocabularies()["topic"].values())
    understanding = understood_as_words(words, TEXT_LANGUAGE, knowledge, edition.vocabulary)
    if not understanding.slots:
        return ()
    those = matches(reader, tuple(map(_surely_filled, understanding.slots)), within(reader, scope))
    members = intersection(those.sets) & within(reader, scope)
    ranked = ranked_full(reader, those, members, Circumstances(scope, {}, today.toordinal()), len(members))
    return edition.keys_of(reader, [one.ordinal for one in ranked])


def _surely_filled(slot: Slot) -> Slot:
    """The slot without mere hints, which fill a question in part."""
    return replace(slot, alternatives=tuple(way for way in slot.alternatives if way.weight >= SURE))


@dataclass(frozen=True, slots=True)
class _Edition:
    """What was read of an edition of the index for one scope: its words, and keys of documents by their ordinals."""

    name: str
    vocabulary: Vocabulary
    keys: dict[int, uuid.UUID] = field(default_factory=dict)

    def keys_of(self, reader: IndexReader, ordinals: Sequence[int]) -> tuple[uuid.UUID, ...]:
        """The keys of documents in their order; what was found before is not read again."""
        unknown = [ordinal for ordinal in ordinals if ordinal not in self.keys]
        for ordinal, key in zip(unknown, reader.keys(unknown), strict=True):
            self.keys[ordinal] = uuid.UUID(key.removeprefix(f"{SERVICE}:"))
        return tuple(self.keys[ordinal] for ordinal in ordinals)


_editions: dict[tuple[Marks, ...], _Edition] = {}  # the newest of each scope: of a centre, or of all of them


def _edition(scope: tuple[Marks, ...], reader: IndexReader) -> _Edition:
    kept = _editions.get(scope)
    if kept is None or kept.name != reader.edition:
        kept = _editions[scope] = _Edition(reader.edition, Vocabulary(reader.vocabulary_within(scope)))
    return kept
