"""One state of the index, for reading: it never changes, and stays readable after the index moved on."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple, cast

from pyroaring import FrozenBitMap
from tantivy import DocAddress, Query, Schema, Searcher

from knotenpunkt.search.domain.postings import NO_DOCUMENTS
from knotenpunkt.search.domain.slots import Field, Slot, Token
from knotenpunkt.search.index.cached_postings import CachedPostings
from knotenpunkt.search.index.damage import damage_noticed
from knotenpunkt.search.index.ranked_queries import all_slots, any_slot, term
from knotenpunkt.search.index.schema import AS_OF, COMPLETENESS, KEY, ORDINAL, TOKENS
from knotenpunkt.search.index.state import IndexState
from knotenpunkt.search.index.stored_tokens import MOST_CORRECTED, read_tokens


class Candidate(NamedTuple):
    """A document that the engine ranked high: its ordinal, its score, and what its order depends on besides."""

    ordinal: int
    score: float
    as_of: int
    completeness: int


class IndexReader:
    """What a state of the index answers. Every method raises IndexDamaged where the files cannot be read."""

    def __init__(self, searcher: Searcher, schema: Schema, state: IndexState) -> None:
        self.state = state
        self.cache = CachedPostings()
        self._searcher = searcher
        self._schema = schema
        self._vocabulary: Mapping[str, int] | None = None
        self._counting = Lock()

    def inherits(self, last: "IndexReader") -> bool:
        """Take over what a reader of an earlier state kept, corrected; gives whether little enough changed for it."""
        removed = last.everything - self.everything
        added = self.everything - last.everything
        if len(removed) + len(added) > MOST_CORRECTED:
            return False
        tokens = {ordinal: found for ordinal in added if (found := self.tokens(ordinal)) is not None}
        if len(tokens) < len(added):
            return False
        self.cache = last.cache.corrected(removed, tokens)
        self._vocabulary = last._vocabulary and _with_words(last._vocabulary, tokens.values())
        return True

    @property
    def edition(self) -> str:
        """Names the documents with their ordinals: what was made of them is valid while it is the same."""
        return self.state.edition

    @property
    def everything(self) -> FrozenBitMap:
        """The ordinals of all documents."""
        return self.state.everything

    def covers(self, centre: str, number: int) -> bool:
        """Whether this state holds what is shown under a version; only then an answer from it may be kept."""
        return self.state.versions.cover(centre, number)

    def postings(self, token: Token) -> FrozenBitMap:
        """The documents that have a token, kept for the next time."""
        kept = self.cache.get(token)
        if kept is None:
            kept = self.read_postings(token)
            self.cache.put(token, kept)
        return kept

    def read_postings(self, token: Token) -> FrozenBitMap:
        """The documents that have a token, from the files."""
        with damage_noticed():
            most = self._searcher.doc_freq(token.field.value, token.text)
            if not most:
                return NO_DOCUMENTS
            query = Query.const_score_query(term(self._schema, token), 0.0)
            found = self._searcher.search(query, limit=most, count=False, order_by_field=ORDINAL)
            return FrozenBitMap([ordinal for ordinal, _ in found.hits])

    def best_of_all_slots(
        self, slots: Sequence[Slot], filters: Sequence[Sequence[str]], limit: int
    ) -> list[Candidate]:
        """The documents that fill every slot and carry one facet of every filter, best first."""
        return self._best(all_slots(self._schema, slots, filters), limit)

    def best_of_any_slot(
        self, slots: Sequence[Slot], filters: Sequence[Sequence[str]], limit: int, *, at_least: int = 1
    ) -> list[Candidate]:
        """The documents that fill at least so many slots and carry one facet of every filter, best first."""
        return self._best(any_slot(self._schema, slots, filters, at_least=at_least), limit)

    def _best(self, query: Query, limit: int) -> list[Candidate]:
        if not self.everything or limit < 1:
            return []
        with damage_noticed():
            hits = self._searcher.search(query, limit=limit, count=False).hits
            addresses = [address for _, address in hits]
            columns = [self._numbers(name, addresses) for name in (AS_OF, COMPLETENESS)]
            ordinals = self._numbers(ORDINAL, addresses)
        scores = cast(list[float], [score for score, _ in hits])
        return list(map(Candidate._make, zip(ordinals, scores, *columns, strict=True)))

    def _numbers(self, name: str, addresses: list[DocAddress]) -> list[int]:
        return cast(list[int], self._searcher.fast_field_values(name, addresses))

    def keys(self, ordinals: Iterable[int]) -> list[str]:
        """The keys of documents of this state, in the order given; meant for the few that are shown."""
        with damage_noticed():
            return [str(self._searcher.doc(self._address(ordinal)).get_first(KEY)) for ordinal in ordinals]

    def ordinals(self, keys: Iterable[str]) -> list[int]:
        """The ordinals of the documents that have one of these keys; keys without a document have none."""
        with damage_noticed():
            addresses = [
                address
                for key in keys
                for _, address in self._searcher.search(
                    Query.term_query(self._schema, KEY, key, index_option="basic"), limit=1, count=False
                ).hits
            ]
            return self._numbers(ORDINAL, addresses)

    def tokens(self, ordinal: int) -> tuple[Token, ...] | None:
        """The tokens of a document that changed after the index was built; None of one that did not."""
        with damage_noticed():
            written = self._searcher.doc(self._address(ordinal)).get_first(TOKENS)
            return None if written is None else read_tokens(written)

    def _address(self, ordinal: int) -> DocAddress:
        query = Query.term_query(self._schema, ORDINAL, ordinal, index_option="basic")
        return self._searcher.search(query, limit=1, count=False).hits[0][1]

    def surfaces_with_prefix(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The most frequent surface words that begin so, with the number of their documents."""
        with damage_noticed():
            return self._searcher.terms_with_prefix(Field.SURFACE.value, prefix, limit=limit)

    def vocabulary(self) -> Mapping[str, int]:
        """All surface words with the number of their documents, as it was when they were last counted.

        The same object as long as no new word appears; a word whose last document went may still be in it.
        """
        with self._counting:
            if self._vocabulary is None:
                with damage_noticed():
                    self._vocabulary = dict(self._searcher.terms_with_prefix(Field.SURFACE.value, ""))
            return self._vocabulary

    def vocabulary_within(self, filters: Sequence[Sequence[str]]) -> Mapping[str, int]:
        """The surface words of documents that pass every filter, with the number of those; counted at each call."""
        query = all_slots(self._schema, (), filters)
        with damage_noticed():
            return dict(self._searcher.terms_with_prefix(Field.SURFACE.value, "", filter_query=query))


def _with_words(vocabulary: Mapping[str, int], added: Iterable[Sequence[Token]]) -> Mapping[str, int]:
    """The same vocabulary if it knows all words of the documents added, so that what was made of it stays valid."""
    words = {token.text for tokens in added for token in tokens if token.field is Field.SURFACE}
    new = words - vocabulary.keys()
    return {**vocabulary, **dict.fromkeys(new, 1)} if new else vocabulary
