"""Writing the index: a whole generation, or the correction of one. Each is a single commit, its state included."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pyroaring import BitMap, FrozenBitMap
from tantivy import Document, Index, IndexWriter

from knotenpunkt.search.domain.document import SearchDocument, TokenisedDocument
from knotenpunkt.search.domain.slots import Field
from knotenpunkt.search.index import schema
from knotenpunkt.search.index.damage import damage_noticed
from knotenpunkt.search.index.memory import give_back_memory
from knotenpunkt.search.index.origin import Correction
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.state import IndexState, Versions
from knotenpunkt.search.index.stored_tokens import MOST_CORRECTED, written_tokens

BUILDING_BYTES = 96_000_000
CORRECTING_BYTES = 32_000_000

type Tokenise = Callable[[SearchDocument], TokenisedDocument]


@contextmanager
def writer_of(index: Index, heap: int) -> Iterator[IndexWriter]:
    """The engine's writer; what was committed is tidied up before it is let go, what was not is forgotten."""
    with damage_noticed():
        writer = index.writer(heap, num_threads=1)
    try:
        yield writer
    finally:
        with damage_noticed():
            writer.wait_merging_threads()
        give_back_memory()


def build(
    folder: Path, documents: Iterable[SearchDocument], tokenise: Tokenise, analysis: str, versions: Versions
) -> None:
    """Write a new index of all documents into an empty folder."""
    index = Index(schema.index_schema(), path=str(folder))
    with writer_of(index, BUILDING_BYTES) as writer:
        number = 0
        for number, document in enumerate(documents, start=1):
            writer.add_document(_indexed(document, tokenise(document), number))
        everything = BitMap()
        everything.add_range(1, number + 1)
        _commit(writer, IndexState(analysis, versions, number + 1, FrozenBitMap(everything)))


def correct(writer: IndexWriter, reader: IndexReader, correction: Correction, tokenise: Tokenise) -> None:
    """Replace and remove documents of the newest state, which the reader shows, and commit."""
    state = reader.state
    for key in correction.keys:
        writer.delete_documents_by_term(schema.KEY, key)
    keeps_tokens = len(correction.documents) <= MOST_CORRECTED
    for ordinal, document in enumerate(correction.documents, start=state.next_ordinal):
        tokens = tokenise(document)
        indexed = _indexed(document, tokens, ordinal)
        if keeps_tokens:
            indexed.add_bytes(schema.TOKENS, written_tokens(document, tokens))
        writer.add_document(indexed)
    _commit(writer, _corrected(state, reader.ordinals(correction.keys), correction))


def _corrected(state: IndexState, replaced: Sequence[int], correction: Correction) -> IndexState:
    if not replaced and not correction.documents:
        return replace(state, versions=correction.versions)
    next_ordinal = state.next_ordinal + len(correction.documents)
    added = FrozenBitMap(range(state.next_ordinal, next_ordinal))
    everything = (state.everything - FrozenBitMap(replaced)) | added
    return IndexState(state.analysis, correction.versions, next_ordinal, everything)


def _commit(writer: IndexWriter, state: IndexState) -> None:
    document = Document()
    document.add_text(schema.KEY, schema.STATE_KEY)
    document.add_bytes(schema.STATE, state.written())
    document.add_bytes(schema.EVERYTHING, state.everything.serialize())
    with damage_noticed():
        writer.delete_documents_by_term(schema.KEY, schema.STATE_KEY)
        writer.add_document(document)
        writer.commit()


def _indexed(document: SearchDocument, tokens: TokenisedDocument, ordinal: int) -> Document:
    """A document as the engine takes it. Numbers must be added as unsigned, or the engine's writer dies of them."""
    facets = " ".join(document.facets)
    if len(facets.split()) != len(document.facets):
        raise ValueError(f"{document.key}: a facet is empty or has white space")
    indexed = Document()
    indexed.add_text(schema.KEY, document.key)
    indexed.add_unsigned(schema.ORDINAL, ordinal)
    indexed.add_text(Field.TITLE.value, " ".join(tokens.title))
    indexed.add_text(Field.TEXT.value, " ".join(tokens.text))
    indexed.add_text(Field.SURFACE.value, " ".join(tokens.surface))
    indexed.add_text(Field.FACETS.value, facets)
    indexed.add_unsigned(schema.AS_OF, document.as_of)
    indexed.add_unsigned(schema.COMPLETENESS, document.completeness)
    return indexed
