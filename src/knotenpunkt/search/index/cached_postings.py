"""Which documents have a token, kept in memory: bounded by bytes, and corrected when the index moves on."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from threading import Lock

from pyroaring import FrozenBitMap

from knotenpunkt.search.domain.postings import NO_DOCUMENTS
from knotenpunkt.search.domain.slots import Token

KEPT_BYTES = 160_000_000
BYTES_BESIDE = 400  # of a token, its entry and an empty set


class CachedPostings:
    """Sets of documents by token; the least recently used leave first. Threads may share it."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[Token, FrozenBitMap] = OrderedDict()
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes in use."""
        return self._size

    def get(self, token: Token) -> FrozenBitMap | None:
        with self._lock:
            found = self._kept.get(token)
            if found is not None:
                self._kept.move_to_end(token)
            return found

    def put(self, token: Token, documents: FrozenBitMap) -> None:
        with self._lock:
            replaced = self._kept.pop(token, None)
            self._size += size_of(documents) - (0 if replaced is None else size_of(replaced))
            self._kept[token] = documents
            while self._size > self._limit:
                _, dropped = self._kept.popitem(last=False)
                self._size -= size_of(dropped)

    def items(self) -> list[tuple[Token, FrozenBitMap]]:
        """Everything kept, the least recently used first."""
        with self._lock:
            return list(self._kept.items())

    def corrected(self, removed: FrozenBitMap, added: Mapping[int, Iterable[Token]]) -> "CachedPostings":
        """The same for an index without the documents removed and with those added, given by ordinal.

        Most sets have nothing to do with either; both caches then share them.
        """
        corrected = CachedPostings(self._limit)
        with self._lock:
            corrected._kept, corrected._size = self._kept.copy(), self._size
        new = _by_token(added, corrected._kept.keys())
        for token, documents in corrected._kept.copy().items():
            if token in new or not documents.isdisjoint(removed):
                corrected._replace(token, (documents - removed) | new.get(token, NO_DOCUMENTS))
        return corrected

    def _replace(self, token: Token, documents: FrozenBitMap) -> None:
        """In its place: what was not used stays what leaves first."""
        self._size += size_of(documents) - size_of(self._kept[token])
        self._kept[token] = documents


def size_of(documents: FrozenBitMap) -> int:
    """Bytes that a set takes in memory, about."""
    statistics = documents.get_statistics()
    return (
        BYTES_BESIDE
        + statistics["n_bytes_array_containers"]
        + statistics["n_bytes_run_containers"]
        + statistics["n_bytes_bitset_containers"]
    )


def _by_token(added: Mapping[int, Iterable[Token]], wanted: AbstractSet[Token]) -> dict[Token, FrozenBitMap]:
    ordinals: defaultdict[Token, list[int]] = defaultdict(list)
    for ordinal, tokens in added.items():
        for token in wanted & set(tokens):
            ordinals[token].append(ordinal)
    return {token: FrozenBitMap(found) for token, found in ordinals.items()}
