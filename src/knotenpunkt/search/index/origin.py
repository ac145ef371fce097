"""What an index is made from, and what brings it up to date."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotenpunkt.search.domain.document import DocumentSource, SearchDocument
from knotenpunkt.search.index.errands import stop_if_ending
from knotenpunkt.search.index.state import Versions

KEYS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Correction:
    """Keys that changed, their documents as far as there still are any, and the versions that are reached by it."""

    keys: Sequence[str]
    documents: Sequence[SearchDocument]
    versions: Versions


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents, how often the data changed, and which documents did after certain numbers of centres."""

    sources: Callable[[], Sequence[DocumentSource]]
    versions: Callable[[], Versions]
    keys_changed_since: Callable[[Mapping[str, int]], Sequence[str]]

    def all_documents(self) -> Iterator[SearchDocument]:
        """Every document of every source."""
        for source in self.sources():
            for document in source.all_documents():
                stop_if_ending()
                yield document

    def correction(self, reached: Versions) -> Correction | None:
        """What leads on from the versions reached; None where nothing changed, or nothing that can be followed.

        Asked in this order, nothing is missed: what is committed after the versions were read may be among the keys
        already, and is so again next time.
        """
        now = self.versions()
        behind = reached.behind(now)
        if not behind:
            return None
        keys = self.keys_changed_since(behind)
        centres = {**reached.centres, **{centre: now.centres[centre] for centre in behind}}
        return Correction(keys, tuple(self._documents(keys)), Versions(reached.instance, centres))

    def _documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        for source in self.sources():
            own = [key for key in keys if key.startswith(f"{source.name}:")]
            for start in range(0, len(own), KEYS_AT_ONCE):
                yield from source.documents(own[start : start + KEYS_AT_ONCE])
