"""What contexts hand to the search: documents in words, and the same documents in tokens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found.

    `key` is unique in the index and begins with the name of its source: „service:0190…". `texts` and `names` (proper
    names of providers and places) are in `language`; `translations` are texts by language, titles first. `facets` are
    marks without white space, as „thema:sport". `as_of` is the day of the last information (date.toordinal(), 0: not
    known), `completeness` from 0 to 100.
    """

    key: str
    title: str
    language: str = "de"
    texts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: frozenset[str] = frozenset()
    as_of: int = 0
    completeness: int = 0


@dataclass(frozen=True, slots=True)
class TokenisedDocument:
    """The words of a document as the index keeps them, in order and as often as they occur; none has white space.

    `title` and `text` are stems and parts of compounds, the text with those of the title; `surface` whole folded words.
    """

    title: tuple[str, ...]
    text: tuple[str, ...]
    surface: tuple[str, ...]


class DocumentSource(Protocol):
    """Documents of one kind; their keys begin with its name and a colon: „service:0190…"."""

    @property
    def name(self) -> str:
        """The name; no other source has it."""

    def all_documents(self) -> Iterator[SearchDocument]:
        """Every document there is, each key once."""

    def documents(self, keys: Sequence[str]) -> Iterator[SearchDocument]:
        """Those of the documents with these keys that there are still."""
