"""From files to readers."""

from pathlib import Path
from typing import cast

from tantivy import Index, Query, Searcher

from knotenpunkt.search.index import schema
from knotenpunkt.search.index.damage import IndexDamaged, check_files, damage_noticed
from knotenpunkt.search.index.reader import IndexReader
from knotenpunkt.search.index.state import IndexState


def open_index(folder: Path) -> Index:
    """The index in a folder, every file of it checked; raises IndexDamaged."""
    check_files(folder)
    with damage_noticed():
        index = Index.open(str(folder))
        index.config_reader("manual")
        return index


def newest_reader(index: Index) -> IndexReader:
    """A reader of the index as it was last committed; raises IndexDamaged, also where it is in another format."""
    with damage_noticed():
        index.reload()
        searcher = index.searcher()
        state = _state(searcher, index)
        if searcher.num_docs != len(state.everything) + 1:
            raise IndexDamaged(f"{searcher.num_docs - 1} documents instead of {len(state.everything)}")
        return IndexReader(searcher, index.schema, state)


def _state(searcher: Searcher, index: Index) -> IndexState:
    query = Query.term_query(index.schema, schema.KEY, schema.STATE_KEY, index_option="basic")
    hits = searcher.search(query, limit=1, count=False).hits
    if not hits:
        raise IndexDamaged("the state is missing")
    document = searcher.doc(hits[0][1])
    return IndexState.read(
        *(cast(bytes, document.get_first(name)) for name in (schema.STATE, schema.EVERYTHING))
    )
