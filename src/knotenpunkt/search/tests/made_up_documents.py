"""Documents made up for tests of the index, and an analysis that any reader of a test follows at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from knotenpunkt.regions.queries.revisions import DataVersion
from knotenpunkt.search.domain.document import SearchDocument, TokenisedDocument
from knotenpunkt.search.domain.slots import Alternative, Field, Slot, Token
from knotenpunkt.search.index.origin import Origin
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.state import Versions

CENTRE = "c" * 32


def first_letters(document: SearchDocument) -> TokenisedDocument:
    """Words in lower case; what is looked up are their first four letters."""
    title = document.title.lower().split()
    words = [*title, *" ".join(document.texts).lower().split()]
    return TokenisedDocument(
        tuple(word[:4] for word in title), tuple(word[:4] for word in words), tuple(words)
    )


def text(word: str) -> Token:
    return Token(Field.TEXT, word)


def facet(mark: str) -> Token:
    return Token(Field.FACETS, mark)


def surface(word: str) -> Token:
    return Token(Field.SURFACE, word)


def slot(*tokens: Token) -> Slot:
    """A slot that each of the tokens fills."""
    return Slot(tuple(Alternative((token,)) for token in tokens))


@dataclass
class MadeUpDatabase:
    """One centre's documents, how often they changed, and when each did last."""

    rows: dict[str, SearchDocument] = field(default_factory=dict)
    number: int = 0
    instance: int = 0
    changed: dict[str, int] = field(default_factory=dict)
    name: str = "offer"

    def put(self, *documents: SearchDocument) -> None:
        self._change({document.key: document for document in documents})

    def remove(self, *keys: str) -> None:
        self._change(dict.fromkeys(keys))

    def _change(self, rows: Mapping[str, SearchDocument | None]) -> None:
        self.number += 1
        for key, document in rows.items():
            self.changed[key] = self.number
            if document is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = document

    def all_documents(self) -> Iterator[SearchDocument]:
        return iter(list(self.rows.values()))

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        return iter([self.rows[key] for key in keys if key in self.rows])

    def versions(self) -> Versions:
        return Versions(self.instance, {CENTRE: self.number})

    def keys_changed_since(self, numbers: Mapping[str, int]) -> list[str]:
        since = numbers[CENTRE]
        return [key for key, number in self.changed.items() if number > since]

    @property
    def version(self) -> DataVersion:
        return DataVersion(CENTRE, self.number + self.instance)

    @property
    def origin(self) -> Origin:
        return Origin(lambda: [self], self.versions, self.keys_changed_since)


def offer(
    number: int, title: str, *marks: str, body: str = "", as_of: int = 0, completeness: int = 0
) -> SearchDocument:
    return SearchDocument(
        f"offer:{number}",
        title,
        texts=(body,),
        facets=frozenset(marks),
        as_of=as_of,
        completeness=completeness,
    )


def keys_with(reader: IndexReader | None, token: Token) -> list[str]:
    """The keys of the documents with a token."""
    assert reader is not None
    return sorted(reader.keys(reader.postings(token)))
